package dev.sluice.access;

/** What became of a code that somebody entered. */
public sealed interface CodeOutcome {
    /** The key, new in the account of the e-mail address. */
    record Registered(NewKey key) implements CodeOutcome {}

    /** Nobody may register here: the setting {@code registration} is off. */
    record Closed() implements CodeOutcome {}

    /** A token that was never given out or has been used. */
    record InvalidToken() implements CodeOutcome {}

    /** Wrong, and there are tries left. */
    record InvalidCode() implements CodeOutcome {}

    /** Wrong once too often: this registration is over. */
    record TooManyTries() implements CodeOutcome {}

    /** The code is too old. */
    record TimedOut() implements CodeOutcome {}

    /** The code was right, but the account is disabled or the server takes no more accounts. */
    record Refused(String reason) implements CodeOutcome {}
}
