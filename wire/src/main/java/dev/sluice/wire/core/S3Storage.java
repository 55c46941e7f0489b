package dev.sluice.wire.core;

/** An S3 bucket as a filesystem. */
public record S3Storage(
        String name,
        String mountpoint,
        Auth auth,
        String endpoint,
        String accessKeyId,
        String secretAccessKey,
        String bucket,
        String region,
        boolean useSsl) {
    public S3Storage {
        Fields.required("name", name);
        Fields.required("mountpoint", mountpoint);
        Fields.required("auth", auth);
        Fields.required("endpoint", endpoint);
        Fields.required("access_key_id", accessKeyId);
        Fields.required("secret_access_key", secretAccessKey);
        Fields.required("bucket", bucket);
        Fields.required("region", region);
    }

    /** Basic credentials for writes. */
    public record Auth(boolean enable, String username, String password) {
        public Auth {
            Fields.required("username", username);
            Fields.required("password", password);
        }
    }
}
