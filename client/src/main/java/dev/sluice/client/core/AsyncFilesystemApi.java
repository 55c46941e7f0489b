package dev.sluice.client.core;

import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.FileOperation;
import dev.sluice.wire.core.FilesystemInfo;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The storages of a Core and their files. Each call gives a future at once. Safe for all threads. */
public final class AsyncFilesystemApi {
    private final Caller caller;
    private final FileCalls calls;

    AsyncFilesystemApi(Caller caller, FileCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    /** The storages. */
    public CompletableFuture<List<FilesystemInfo>> list() {
        return caller.start(calls.list());
    }

    /** Every file of a storage, oldest first. */
    public CompletableFuture<List<FileInfo>> files(String storage) {
        return caller.start(calls.files(storage, FileQuery.ALL));
    }

    /** The files that match. */
    public CompletableFuture<List<FileInfo>> files(String storage, FileQuery query) {
        return caller.start(calls.files(storage, query));
    }

    /** A file in memory, up to the limit of the client. */
    public CompletableFuture<byte[]> get(String storage, String path) {
        return caller.start(calls.get(storage, path));
    }

    /** A file into a file: it appears under its name when it is whole. Answers the number of bytes. */
    public CompletableFuture<Long> download(String storage, String path, Path target) {
        return caller.start(calls.download(storage, path, target));
    }

    /** A file into a channel, which stays open. Answers the number of bytes. */
    public CompletableFuture<Long> download(String storage, String path, WritableByteChannel target) {
        return caller.start(calls.download(storage, path, target));
    }

    /** Whether there is such a file. */
    public CompletableFuture<Boolean> exists(String storage, String path) {
        return caller.start(calls.exists(storage, path));
    }

    /** Stores bytes. True if the file is new, false if it was replaced. */
    public CompletableFuture<Boolean> put(String storage, String path, byte[] data) {
        return caller.start(calls.put(storage, path, data));
    }

    /** Stores a file, read while it is sent. True if it is new there. */
    public CompletableFuture<Boolean> put(String storage, String path, Path source) {
        return caller.start(calls.put(storage, path, source));
    }

    /** Stores what a channel gives, to its end; it is closed then. True if it is new there. */
    public CompletableFuture<Boolean> put(String storage, String path, ReadableByteChannel source) {
        return caller.start(calls.put(storage, path, source));
    }

    /** Deletes a file. */
    public CompletableFuture<Void> delete(String storage, String path) {
        return caller.perform(calls.delete(storage, path));
    }

    /** Deletes the files that match and answers their names. The glob is required; Core 16.16 has no such call. */
    public CompletableFuture<List<String>> deleteAll(String storage, FileQuery query) {
        return caller.start(calls.deleteAll(storage, query));
    }

    /** Copies between storages, as in {@code mem:/a} to {@code disk:/b}. Core 16.16 has no such call. */
    public CompletableFuture<Void> copy(String source, String target) {
        return caller.perform(calls.transfer(new FileOperation(FileOperation.COPY, source, target, null)));
    }

    /** Moves between storages. Core 16.16 has no such call. */
    public CompletableFuture<Void> move(String source, String target) {
        return caller.perform(calls.transfer(new FileOperation(FileOperation.MOVE, source, target, null)));
    }

    /** Copies or moves with a limit of bandwidth. Core 16.16 has no such call. */
    public CompletableFuture<Void> transfer(FileOperation operation) {
        return caller.perform(calls.transfer(operation));
    }
}
