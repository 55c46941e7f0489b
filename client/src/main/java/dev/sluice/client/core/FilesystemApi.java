package dev.sluice.client.core;

import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.FileOperation;
import dev.sluice.wire.core.FilesystemInfo;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;

/** The storages of a Core and their files. Each call waits for its answer. Safe for all threads. */
public final class FilesystemApi {
    private final Caller caller;
    private final FileCalls calls;

    FilesystemApi(Caller caller, FileCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    /** The storages. */
    public List<FilesystemInfo> list() {
        return caller.run(calls.list());
    }

    /** Every file of a storage, oldest first. */
    public List<FileInfo> files(String storage) {
        return caller.run(calls.files(storage, FileQuery.ALL));
    }

    /** The files that match. */
    public List<FileInfo> files(String storage, FileQuery query) {
        return caller.run(calls.files(storage, query));
    }

    /** A file in memory, up to the limit of the client. */
    public byte[] get(String storage, String path) {
        return caller.run(calls.get(storage, path));
    }

    /** A file into a file: it appears under its name when it is whole. Answers the number of bytes. */
    public long download(String storage, String path, Path target) {
        return caller.run(calls.download(storage, path, target));
    }

    /** A file into a channel, which stays open. Answers the number of bytes. */
    public long download(String storage, String path, WritableByteChannel target) {
        return caller.run(calls.download(storage, path, target));
    }

    /** Whether there is such a file. */
    public boolean exists(String storage, String path) {
        return caller.run(calls.exists(storage, path));
    }

    /** Stores bytes. True if the file is new, false if it was replaced. */
    public boolean put(String storage, String path, byte[] data) {
        return caller.run(calls.put(storage, path, data));
    }

    /** Stores a file, read while it is sent. True if it is new there. */
    public boolean put(String storage, String path, Path source) {
        return caller.run(calls.put(storage, path, source));
    }

    /** Stores what a channel gives, to its end; it is closed then. True if it is new there. */
    public boolean put(String storage, String path, ReadableByteChannel source) {
        return caller.run(calls.put(storage, path, source));
    }

    /** Deletes a file. */
    public void delete(String storage, String path) {
        caller.run(calls.delete(storage, path));
    }

    /** Deletes the files that match and answers their names. The glob is required; Core 16.16 has no such call. */
    public List<String> deleteAll(String storage, FileQuery query) {
        return caller.run(calls.deleteAll(storage, query));
    }

    /** Copies between storages, as in {@code mem:/a} to {@code disk:/b}. Core 16.16 has no such call. */
    public void copy(String source, String target) {
        caller.run(calls.transfer(new FileOperation(FileOperation.COPY, source, target, null)));
    }

    /** Moves between storages. Core 16.16 has no such call. */
    public void move(String source, String target) {
        caller.run(calls.transfer(new FileOperation(FileOperation.MOVE, source, target, null)));
    }

    /** Copies or moves with a limit of bandwidth. Core 16.16 has no such call. */
    public void transfer(FileOperation operation) {
        caller.run(calls.transfer(operation));
    }
}
