package dev.sluice.examples.core;

import dev.sluice.wire.core.CoreCodecs;
import java.nio.charset.StandardCharsets;

/** Turns a model into JSON and JSON into a model. */
public final class ModelsAsJson {
    private ModelsAsJson() {}

    public static void main(String[] args) {
        byte[] json = CoreCodecs.PROCESS_CONFIG.encode(Example.testPicture("info"));
        System.out.println(new String(json, StandardCharsets.UTF_8));
        System.out.println(CoreCodecs.PROCESS_CONFIG.decode(json).id());
    }
}
