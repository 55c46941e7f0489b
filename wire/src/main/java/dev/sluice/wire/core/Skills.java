package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the FFmpeg of a Core can do. */
public record Skills(
        Ffmpeg ffmpeg,
        List<Named> filter,
        List<Named> hwaccels,
        Codecs codecs,
        Devices devices,
        Formats formats,
        Protocols protocols) {
    public Skills {
        Fields.required("ffmpeg", ffmpeg);
        filter = Fields.list(filter);
        hwaccels = Fields.list(hwaccels);
        Fields.required("codecs", codecs);
        Fields.required("devices", devices);
        Fields.required("formats", formats);
        Fields.required("protocols", protocols);
    }

    /** Which FFmpeg it is. */
    public record Ffmpeg(String version, String compiler, String configuration, List<Library> libraries) {
        public Ffmpeg {
            Fields.required("version", version);
            Fields.required("compiler", compiler);
            Fields.required("configuration", configuration);
            libraries = Fields.list(libraries);
        }
    }

    /** A library of FFmpeg. */
    public record Library(String name, String compiled, String linked) {
        public Library {
            Fields.required("name", name);
            Fields.required("compiled", compiled);
            Fields.required("linked", linked);
        }
    }

    /** A filter, format, protocol or hardware acceleration. */
    public record Named(String id, String name) {
        public Named {
            Fields.required("id", id);
            Fields.required("name", name);
        }
    }

    /** Codecs by kind of media. */
    public record Codecs(List<Codec> audio, List<Codec> video, List<Codec> subtitle) {
        public Codecs {
            audio = Fields.list(audio);
            video = Fields.list(video);
            subtitle = Fields.list(subtitle);
        }
    }

    /** A codec; a direction that FFmpeg has no code for is null. */
    public record Codec(
            String id,
            String name,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            List<String> encoders,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            List<String> decoders) {
        public Codec {
            Fields.required("id", id);
            Fields.required("name", name);
            encoders = Fields.copyOrNull(encoders);
            decoders = Fields.copyOrNull(decoders);
        }
    }

    /** Capture and playback devices. */
    public record Devices(List<Device> demuxers, List<Device> muxers) {
        public Devices {
            demuxers = Fields.list(demuxers);
            muxers = Fields.list(muxers);
        }
    }

    /** A kind of device. */
    public record Device(String id, String name, List<HardwareDevice> devices) {
        public Device {
            Fields.required("id", id);
            Fields.required("name", name);
            devices = Fields.list(devices);
        }
    }

    /** A device that is plugged in. */
    public record HardwareDevice(String id, String name, String extra, String media) {
        public HardwareDevice {
            Fields.required("id", id);
            Fields.required("name", name);
            Fields.required("extra", extra);
            Fields.required("media", media);
        }
    }

    /** Container formats. */
    public record Formats(List<Named> demuxers, List<Named> muxers) {
        public Formats {
            demuxers = Fields.list(demuxers);
            muxers = Fields.list(muxers);
        }
    }

    /** Protocols. */
    public record Protocols(List<Named> input, List<Named> output) {
        public Protocols {
            input = Fields.list(input);
            output = Fields.list(output);
        }
    }
}
