package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both clients send the right request for every endpoint and make the same of the answer. */
final class EndpointTest {
    static Stream<EndpointCase> endpoints() {
        return Stream.concat(EndpointCases.all(), ClusterEndpointCases.all());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void bothClientsSendTheRequestAndReadTheAnswer(EndpointCase endpoint) {
        String request = endpoint.request();
        int query = request.indexOf('?');
        String route = query < 0 ? request : request.substring(0, query);
        try (FakeCore core = FakeCore.listening().on(route, endpoint.answer());
                CoreClient client = CoreClient.builder(core.url()).build()) {
            Object waited = endpoint.blocking().apply(client);
            Object promised = endpoint.async().apply(client.async()).join();
            assertThat(core.seen()).extracting(FakeCore.Seen::line).containsExactly(request, request);
            assertThat(waited).isNotNull();
            assertThat(Objects.requireNonNullElse(promised, Done.DONE)).isEqualTo(waited);
            assertThat(core.seen().getFirst().body())
                    .isEqualTo(core.seen().getLast().body());
            if (endpoint.sent() != null) {
                assertThat(core.seen().getFirst().json()).isEqualTo(endpoint.sent());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CoreClient.class,
                ClusterApi.class,
                ConfigApi.class,
                FilesystemApi.class,
                IamApi.class,
                LogApi.class,
                MetadataApi.class,
                MetricsApi.class,
                PlayoutApi.class,
                ProcessApi.class,
                ReportApi.class,
                RtmpApi.class,
                SessionApi.class,
                SkillsApi.class,
                SrtApi.class,
                WidgetApi.class
            })
    void theTwoClientsHaveTheSameCalls(Class<?> face) throws ClassNotFoundException {
        Class<?> other = Class.forName(face.getPackageName() + ".Async" + face.getSimpleName());
        assertThat(callsOf(other)).isEqualTo(callsOf(face)).isNotEmpty();
    }

    private static Set<String> callsOf(Class<?> face) {
        return Arrays.stream(face.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Set.of("async", "blocking").contains(method.getName()))
                .map(EndpointTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        Type result = method.getGenericReturnType();
        if (result instanceof ParameterizedType type && type.getRawType() == CompletableFuture.class) {
            result = type.getActualTypeArguments()[0];
        }
        String name = result.getTypeName()
                .replace("dev.sluice.client.core.Async", "dev.sluice.client.core.")
                .replaceAll("^(long|boolean)$", "java.lang.$1")
                .toLowerCase(Locale.ROOT)
                .replace("java.lang.void", "void");
        return method.getName() + Arrays.toString(method.getGenericParameterTypes()) + " " + name;
    }
}
