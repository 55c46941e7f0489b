package dev.sluice.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Registrations that wait for their code: at most {@code max} whose code is valid, and as many again whose code is
 * not, so that a late one is told so. Thread-safe; calls are short.
 */
final class PendingRegistrations {
    /** What became of a code; RIGHT at most once for each registration. */
    enum Check {
        RIGHT,
        WRONG,
        USED_UP,
        TIMED_OUT,
        UNKNOWN
    }

    /** A checked code and, when it was right, whose it was. */
    record Checked(Check check, @Nullable String email) {}

    private static final class Pending {
        private final String email;
        private String code;
        private long validUntilNs;
        private int sends = 1;
        private int triesLeft;

        private Pending(String email, String code, long validUntilNs, int triesLeft) {
            this.email = email;
            this.code = code;
            this.validUntilNs = validUntilNs;
            this.triesLeft = triesLeft;
        }

        private boolean isValid(long nowNs) {
            return validUntilNs - nowNs >= 0;
        }
    }

    private final RegistrationSettings settings;
    private final long validNs;
    /** By token, oldest first; guarded by this. */
    private final LinkedHashMap<String, Pending> byToken = new LinkedHashMap<>();

    PendingRegistrations(RegistrationSettings settings) {
        this.settings = settings;
        this.validNs = settings.codeValid().toNanos();
    }

    /** False when there is no room. */
    synchronized boolean add(String token, String email, String code, long nowNs) {
        if (byToken.values().stream().filter(pending -> pending.isValid(nowNs)).count() >= settings.max()) {
            return false;
        }
        if (byToken.size() >= 2 * settings.max()) {
            removeOldestInvalid(nowNs);
        }
        byToken.put(token, new Pending(email, code, nowNs + validNs, settings.codeTries()));
        return true;
    }

    /** The e-mail address of a registration; null for an unknown token. */
    synchronized @Nullable String email(String token) {
        Pending pending = byToken.get(token);
        return pending == null ? null : pending.email;
    }

    /** Takes a new code for the next message. False when no message is left, or the registration is gone. */
    synchronized boolean renew(String token, String code, long nowNs) {
        Pending pending = byToken.get(token);
        if (pending == null || pending.sends >= settings.codeSends()) {
            return false;
        }
        pending.sends++;
        pending.code = code;
        pending.validUntilNs = nowNs + validNs;
        return true;
    }

    /** A right code removes the registration: it works once. */
    synchronized Checked check(String token, String code, long nowNs) {
        Pending pending = byToken.get(token);
        if (pending == null) {
            return new Checked(Check.UNKNOWN, null);
        }
        if (pending.triesLeft == 0) {
            return new Checked(Check.USED_UP, null);
        }
        if (!pending.isValid(nowNs)) {
            return new Checked(Check.TIMED_OUT, null);
        }
        if (!MessageDigest.isEqual(bytes(pending.code), bytes(code))) {
            pending.triesLeft--;
            return new Checked(pending.triesLeft == 0 ? Check.USED_UP : Check.WRONG, null);
        }
        byToken.remove(token);
        return new Checked(Check.RIGHT, pending.email);
    }

    synchronized void remove(String token) {
        byToken.remove(token);
    }

    /** Forgets registrations whose code ended as long ago as it was valid. */
    synchronized void trim(long nowNs) {
        byToken.values().removeIf(pending -> !pending.isValid(nowNs - validNs));
    }

    private void removeOldestInvalid(long nowNs) {
        Iterator<Pending> oldest = byToken.values().iterator();
        while (oldest.hasNext()) {
            if (!oldest.next().isValid(nowNs)) {
                oldest.remove();
                return;
            }
        }
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }
}
