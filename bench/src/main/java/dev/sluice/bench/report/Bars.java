package dev.sluice.bench.report;

import java.util.List;

/** What Sluice promises itself. The setups are named as the sections name them. */
public final class Bars {
    private Bars() {}

    public static List<Bar> all() {
        return List.of(
                atLeast(0.9, "nginx"),
                atLeast(1.0, "Redis"),
                delivery("1 reader", Figures.P50, 1.2),
                delivery("1 reader", Figures.P99, 1.5),
                delivery("100 readers", Figures.P99, 1.0),
                plain("memory per idle stream reader, KB", "idle", "10,000 readers", Figures.KB_PER_READER, 12),
                plain("start to ready, s", "start", "fresh data folder", Figures.READY_SECONDS, 1.0),
                plain("idle memory (RSS), MB", "start", "fresh data folder", Figures.IDLE_RSS_MB, 150),
                plain("items lost or doubled", "loss", "50 portals, 5,000 items/s", Figures.LOST_OR_DOUBLED, 0));
    }

    private static Bar atLeast(double factor, String peer) {
        return new Bar(
                "set requests/s, 64 connections",
                "set",
                "64 connections",
                Figures.REQUESTS_PER_SECOND,
                new Bar.Test.AtLeastTimes(factor, peer, "64 connections"));
    }

    private static Bar delivery(String readers, String figure, double factor) {
        return new Bar(
                "set→stream " + figure + ", " + readers + ", 1,000/s",
                "delivery",
                readers,
                figure,
                new Bar.Test.AtMostTimes(factor, "Redis", readers));
    }

    private static Bar plain(String title, String section, String setup, String figure, double limit) {
        return new Bar(title, section, setup, figure, new Bar.Test.AtMost(limit));
    }
}
