package dev.sluice.server.settings;

import dev.sluice.base.SettingForm;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file or folder; relative ones start at the working directory. */
enum PathForm implements SettingForm<Path> {
    INSTANCE;

    @Override
    public Path parse(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a path", e);
        }
        throw new IllegalArgumentException("a path");
    }

    @Override
    public String write(Path value) {
        return value.toString();
    }

    @Override
    public String type() {
        return "path";
    }
}
