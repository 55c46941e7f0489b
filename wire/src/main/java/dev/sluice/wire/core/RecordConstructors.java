package dev.sluice.wire.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;

/**
 * Makes the records of this package by a handle that is adapted once. Jackson adapts it anew for each record, which took a
 * quarter of the time of decoding a list of processes.
 */
final class RecordConstructors extends JacksonModule {
    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    @Override
    public String getModuleName() {
        return "sluice-record-constructors";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addValueInstantiators(new ValueInstantiators.Base() {
            @Override
            public ValueInstantiator modifyValueInstantiator(
                    DeserializationConfig config, BeanDescription.Supplier description, ValueInstantiator standard) {
                return standard instanceof StdValueInstantiator usual
                                && usual.getWithArgsCreator() != null
                                && usual.getWithArgsCreator().getAnnotated() instanceof Constructor<?> constructor
                                && constructor.getDeclaringClass().isRecord()
                                && constructor
                                        .getDeclaringClass()
                                        .getPackage()
                                        .equals(HERE.lookupClass().getPackage())
                        ? new ByHandle(usual, constructor)
                        : standard;
            }
        });
    }

    private static final class ByHandle extends StdValueInstantiator {
        private final MethodHandle make;

        ByHandle(StdValueInstantiator usual, Constructor<?> constructor) {
            super(usual);
            try {
                make = HERE.unreflectConstructor(constructor)
                        .asSpreader(Object[].class, constructor.getParameterCount())
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] values) {
            try {
                return (Object) make.invokeExact(values);
            } catch (Throwable fault) {
                return context.handleInstantiationProblem(getValueClass(), values, rewrapCtorProblem(context, fault));
            }
        }
    }
}
