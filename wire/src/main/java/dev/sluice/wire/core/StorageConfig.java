package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code storage.*}: the filesystems. */
public record StorageConfig(
        Disk disk,
        Memory memory,
        @Nullable List<S3Storage> s3,
        Cors cors,
        @Nullable String mimetypesFile) {
    public StorageConfig {
        disk = Fields.orElse(disk, Disk.EMPTY);
        memory = Fields.orElse(memory, Memory.EMPTY);
        s3 = Fields.copyOrNull(s3);
        cors = Fields.orElse(cors, Cors.EMPTY);
    }

    static final StorageConfig EMPTY = new StorageConfig(Disk.EMPTY, Memory.EMPTY, null, Cors.EMPTY, null);

    /** {@code storage.disk.*}. */
    public record Disk(@Nullable String dir, @Nullable Long maxSizeMbytes, Cache cache) {
        public Disk {
            cache = Fields.orElse(cache, Cache.EMPTY);
        }

        static final Disk EMPTY = new Disk(null, null, Cache.EMPTY);
    }

    /** {@code storage.disk.cache.*}. */
    public record Cache(
            @Nullable Boolean enable,
            @Nullable Long maxSizeMbytes,
            @Nullable Long ttlSeconds,
            @Nullable Long maxFileSizeMbytes,
            AccessRules types) {
        public Cache {
            types = Fields.orElse(types, AccessRules.EMPTY);
        }

        static final Cache EMPTY = new Cache(null, null, null, null, AccessRules.EMPTY);
    }

    /** {@code storage.memory.*}. */
    public record Memory(
            MemoryAuth auth,
            @Nullable Long maxSizeMbytes,
            @Nullable Boolean purge) {
        public Memory {
            auth = Fields.orElse(auth, MemoryAuth.EMPTY);
        }

        static final Memory EMPTY = new Memory(MemoryAuth.EMPTY, null, null);
    }

    /** {@code storage.memory.auth.*}: Basic credentials for writes. */
    public record MemoryAuth(
            @Nullable Boolean enable,
            @Nullable String username,
            @Nullable String password) {

        static final MemoryAuth EMPTY = new MemoryAuth(null, null, null);
    }

    /** {@code storage.cors.*}. */
    public record Cors(@Nullable List<String> origins) {
        public Cors {
            origins = Fields.copyOrNull(origins);
        }

        static final Cors EMPTY = new Cors(null);
    }
}
