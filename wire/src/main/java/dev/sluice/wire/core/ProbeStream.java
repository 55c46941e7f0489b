package dev.sluice.wire.core;

/** One stream of an input. */
public record ProbeStream(
        String url,
        String format,
        long index,
        long stream,
        String language,
        String type,
        String codec,
        String coder,
        double bitrateKbps,
        double durationSec,
        double fps,
        String pixFmt,
        long width,
        long height,
        long samplingHz,
        String layout,
        long channels) {
    public ProbeStream {
        Fields.required("url", url);
        Fields.required("format", format);
        Fields.required("language", language);
        Fields.required("type", type);
        Fields.required("codec", codec);
        Fields.required("coder", coder);
        Fields.required("pix_fmt", pixFmt);
        Fields.required("layout", layout);
    }
}
