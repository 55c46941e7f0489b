package dev.sluice.wire.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How FFmpeg is to be run. In an answer it is as it was sent, placeholders intact. In a request a null leaf leaves the
 * choice to the server: its default for a new process, the stored value in an update. Lists are always sent, so an
 * update replaces them.
 *
 * @param type {@code ffmpeg}; nothing else exists
 * @param options global options of FFmpeg
 * @param runtimeDurationSeconds ends the run after this time; not on Core 16.16 and older
 * @param scheduler a cron pattern or an RFC 3339 instant; not on Core 16.16 and older
 */
public record ProcessConfig(
        String id,
        @Nullable String owner,
        @Nullable String domain,
        @Nullable String type,
        @Nullable String reference,
        @Nullable String binary,
        List<ProcessIo> input,
        List<ProcessIo> output,
        List<String> options,
        @Nullable Boolean reconnect,
        @Nullable Long reconnectDelaySeconds,
        @Nullable Boolean autostart,
        @Nullable Long staleTimeoutSeconds,
        @Nullable Long runtimeDurationSeconds,
        @Nullable String scheduler,
        @Nullable List<String> logPatterns,
        @Nullable ProcessLimits limits,
        @Nullable Map<String, JsonNode> metadata) {

    public ProcessConfig {
        Fields.required("id", id);
        input = Fields.list(input);
        output = Fields.list(output);
        options = Fields.list(options);
        logPatterns = Fields.copyOrNull(logPatterns);
        metadata = Fields.copyOrNull(metadata);
    }

    /** Starts a new definition under this id. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Starts from this definition, to change some of it. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects a definition; not for several threads. */
    public static final class Builder {
        private String id;
        private final List<ProcessIo> input = new ArrayList<>();
        private final List<ProcessIo> output = new ArrayList<>();
        private final List<String> options = new ArrayList<>();
        private @Nullable String owner;
        private @Nullable String domain;
        private @Nullable String type = "ffmpeg";
        private @Nullable String reference;
        private @Nullable String binary;
        private @Nullable Boolean reconnect;
        private @Nullable Long reconnectDelaySeconds;
        private @Nullable Boolean autostart;
        private @Nullable Long staleTimeoutSeconds;
        private @Nullable Long runtimeDurationSeconds;
        private @Nullable String scheduler;
        private @Nullable List<String> logPatterns;
        private @Nullable ProcessLimits limits;
        private @Nullable Map<String, JsonNode> metadata;

        private Builder(String id) {
            this.id = id;
        }

        private Builder(ProcessConfig from) {
            id = from.id;
            input.addAll(from.input);
            output.addAll(from.output);
            options.addAll(from.options);
            owner = from.owner;
            domain = from.domain;
            type = from.type;
            reference = from.reference;
            binary = from.binary;
            reconnect = from.reconnect;
            reconnectDelaySeconds = from.reconnectDelaySeconds;
            autostart = from.autostart;
            staleTimeoutSeconds = from.staleTimeoutSeconds;
            runtimeDurationSeconds = from.runtimeDurationSeconds;
            scheduler = from.scheduler;
            logPatterns = from.logPatterns;
            limits = from.limits;
            metadata = from.metadata;
        }

        /** In an update another id renames the process. */
        public Builder id(String value) {
            id = value;
            return this;
        }

        /** A name for a group of processes. */
        public Builder reference(String value) {
            reference = value;
            return this;
        }

        public Builder input(ProcessIo value) {
            input.add(value);
            return this;
        }

        /** An input from an address, with the options that stand before it. */
        public Builder input(String inputId, String address, String... inputOptions) {
            return input(ProcessIo.of(inputId, address, inputOptions));
        }

        public Builder output(ProcessIo value) {
            output.add(value);
            return this;
        }

        /** An output to an address, with the options that stand before it. */
        public Builder output(String outputId, String address, String... outputOptions) {
            return output(ProcessIo.of(outputId, address, outputOptions));
        }

        public Builder clearInputs() {
            input.clear();
            return this;
        }

        public Builder clearOutputs() {
            output.clear();
            return this;
        }

        /** Replaces the global options of FFmpeg. */
        public Builder options(String... values) {
            options.clear();
            options.addAll(Arrays.asList(values));
            return this;
        }

        /** Whether to start again after each end of FFmpeg, and how long to wait before; whole seconds. */
        public Builder reconnect(boolean value, Duration delay) {
            reconnect = value;
            reconnectDelaySeconds = delay.toSeconds();
            return this;
        }

        /** Whether to start when it is added. The server's default is true. */
        public Builder autostart(boolean value) {
            autostart = value;
            return this;
        }

        /** Ends a run without progress for so long; zero switches it off. */
        public Builder staleTimeout(Duration value) {
            staleTimeoutSeconds = value.toSeconds();
            return this;
        }

        public Builder runtimeDuration(Duration value) {
            runtimeDurationSeconds = value.toSeconds();
            return this;
        }

        /** A cron pattern or an RFC 3339 instant. */
        public Builder scheduler(String value) {
            scheduler = value;
            return this;
        }

        public Builder limits(ProcessLimits value) {
            limits = value;
            return this;
        }

        /** Newer Cores only. */
        public Builder owner(String ownerName, String domainName) {
            owner = ownerName;
            domain = domainName;
            return this;
        }

        /** Newer Cores only: lines that match are kept in the report. */
        public Builder logPatterns(List<String> values) {
            logPatterns = List.copyOf(values);
            return this;
        }

        /** Newer Cores only. */
        public Builder metadata(Map<String, JsonNode> values) {
            metadata = values;
            return this;
        }

        /**
         * Checks and makes it.
         *
         * @throws InvalidRequestException naming the field that the contract forbids
         */
        public ProcessConfig build() {
            ProcessConfig config = new ProcessConfig(
                    id,
                    owner,
                    domain,
                    type,
                    reference,
                    binary,
                    input,
                    output,
                    options,
                    reconnect,
                    reconnectDelaySeconds,
                    autostart,
                    staleTimeoutSeconds,
                    runtimeDurationSeconds,
                    scheduler,
                    logPatterns,
                    limits,
                    metadata);
            CoreRules.check(config);
            return config;
        }
    }
}
