package dev.sluice.access;

/** Whether a request of a session may go on. */
public enum RateOutcome {
    ADMITTED,
    /** Over the requests per second of its API key. */
    TOO_FAST,
    /** Over the requests per month of its account. */
    MONTH_USED_UP
}
