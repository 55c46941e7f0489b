package dev.sluice.access;

/** What the start of a registration came to. */
public sealed interface StartOutcome {
    /** A code is on its way; the token goes with it into {@link Registration#code}. */
    record Started(String token) implements StartOutcome {
        @Override
        public String toString() {
            return "Started";
        }
    }

    /** Nobody may register here: the setting {@code registration} is off. */
    record Closed() implements StartOutcome {}

    /** Not the form of an e-mail address. */
    record InvalidEmail() implements StartOutcome {}

    /** A token that was never given out, has been used, or belongs to another e-mail address. */
    record InvalidToken() implements StartOutcome {}

    /** As many registrations as allowed are going on, in all or from this network address. */
    record TooManyRegistrations() implements StartOutcome {}

    /** As many codes as allowed were sent, for this registration or to this mailbox. */
    record TooManySends() implements StartOutcome {}

    /** The mail server did not take the message. It was logged. */
    record SendFailed() implements StartOutcome {}
}
