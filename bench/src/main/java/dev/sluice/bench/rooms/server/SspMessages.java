package dev.sluice.bench.rooms.server;

/** What a client says in version 2 of PyRTC's and rtcpool's protocol. */
final class SspMessages {
    private SspMessages() {}

    static String join(String pool) {
        return "{\"type\":\"rtc:join\",\"data\":{\"pool\":\"" + pool + "\"}}";
    }

    static String offer(String to) {
        return Offers.filled("{\"type\":\"rtc:sdp\",\"data\":{\"to\":\"" + to + "\",\"description\":", "}}");
    }
}
