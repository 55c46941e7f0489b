package dev.sluice.base;

enum SystemClock implements Clock {
    INSTANCE;

    @Override
    public long epochMs() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
