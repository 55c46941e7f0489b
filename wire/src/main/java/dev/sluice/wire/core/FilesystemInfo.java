package dev.sluice.wire.core;

/** One storage of a Core: {@code disk}, {@code mem} or an S3 mount. */
public record FilesystemInfo(String name, String type, String mount) {
    public FilesystemInfo {
        Fields.required("name", name);
        Fields.required("type", type);
        Fields.required("mount", mount);
    }
}
