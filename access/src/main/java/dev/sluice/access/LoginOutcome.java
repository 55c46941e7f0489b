package dev.sluice.access;

import java.time.Duration;

/** What a login came to. Ordinary outcomes are values; only a broken store throws. */
public sealed interface LoginOutcome {
    record Granted(Session session) implements LoginOutcome {}

    /** Unknown account, wrong key, disabled account or key: on purpose not told apart. */
    record Denied() implements LoginOutcome {}

    record TooFrequent(Duration retryAfter) implements LoginOutcome {}
}
