package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.CoreRules;
import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.FileOperation;
import dev.sluice.wire.core.FilesystemInfo;
import dev.sluice.wire.core.InvalidRequestException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;

/** The calls about files, of one Core or of a node of a cluster of newer Cores. */
public final class FileCalls {
    /** The files of the Core that answers. */
    public static final FileCalls LOCAL = new FileCalls("/api/v3/fs");

    private static final int CREATED = 201;

    private final String base;

    private FileCalls(String base) {
        this.base = base;
    }

    /** The files of a node of the cluster; newer Cores only. */
    public static FileCalls ofNode(String nodeId) {
        return new FileCalls("/api/v3/cluster/node/" + Percent.segment(CoreChecks.notBlank("nodeId", nodeId)) + "/fs");
    }

    private Call.Draft on(String method, String storage, String path) {
        return Call.on(method, base + "/{}/{…}", CoreChecks.storage(storage), CoreChecks.filePath(path));
    }

    private Call.Draft on(String method, String storage) {
        return Call.on(method, base + "/{}", CoreChecks.storage(storage));
    }

    public Call<List<FilesystemInfo>> list() {
        return Call.on("GET", base).returning(CoreCodecs.FILESYSTEMS);
    }

    public Call<Done> transfer(FileOperation operation) {
        CoreRules.check(operation);
        return Call.on("PUT", base).json(CoreCodecs.FILE_OPERATION, operation).done();
    }

    public Call<List<FileInfo>> files(String storage, FileQuery query) {
        return query.addTo(on("GET", storage)).returning(CoreCodecs.FILES);
    }

    public Call<byte[]> get(String storage, String path) {
        return on("GET", storage, path).accept("*/*").whole((status, bytes) -> bytes);
    }

    public Call<Long> download(String storage, String path, Path target) {
        return on("GET", storage, path).accept("*/*").intoFile(target);
    }

    public Call<Long> download(String storage, String path, WritableByteChannel target) {
        return on("GET", storage, path).accept("*/*").intoChannel(target);
    }

    public Call<Boolean> exists(String storage, String path) {
        return on("HEAD", storage, path).expecting(404).whole((status, bytes) -> status == 200);
    }

    public Call<Boolean> put(String storage, String path, byte[] data) {
        return upload(storage, path, RequestBody.bytes(data));
    }

    public Call<Boolean> put(String storage, String path, Path source) {
        return upload(storage, path, RequestBody.file(source));
    }

    public Call<Boolean> put(String storage, String path, ReadableByteChannel source) {
        return upload(storage, path, RequestBody.channel(source));
    }

    private Call<Boolean> upload(String storage, String path, RequestBody body) {
        return on("PUT", storage, path).body(body).whole((status, bytes) -> status == CREATED);
    }

    public Call<Done> delete(String storage, String path) {
        return on("DELETE", storage, path).done();
    }

    public Call<List<String>> deleteAll(String storage, FileQuery query) {
        if (query.glob() == null || query.glob().isBlank()) {
            throw new InvalidRequestException("glob", "is required for a deletion; /** means every file");
        }
        return query.addTo(on("DELETE", storage)).returning(CoreCodecs.STRINGS);
    }
}
