package dev.sluice.access;

import dev.sluice.base.Clock;
import dev.sluice.base.SessionId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live sessions. Thread-safe; lookups take no lock, and listeners are called outside of any. */
final class SessionTable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionTable.class);
    /** 144 bits: 24 characters of base64url without padding. */
    private static final int ID_BYTES = 18;

    private static final int ID_LENGTH = 24;

    private final SessionSettings settings;
    private final Clock clock;
    private final SecureRandom random;
    private final long idleNs;
    private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();
    private final List<Consumer<Session>> listeners = new CopyOnWriteArrayList<>();

    SessionTable(SessionSettings settings, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.idleNs = settings.idle().toNanos();
    }

    void onEnd(Consumer<Session> listener) {
        listeners.add(listener);
    }

    Session open(String address, Usage.Shares shares) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        SessionId sessionId =
                new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(id));
        Session session = new Session(sessionId, address, shares.key(), shares.account(), clock.nanoTime());
        sessions.put(sessionId.value(), session);
        makeRoomBeside(session);
        return session;
    }

    @Nullable
    Session find(@Nullable String cookie, String address) {
        if (cookie == null || cookie.length() != ID_LENGTH) {
            return null;
        }
        Session session = sessions.get(cookie);
        if (session == null || (settings.bindToAddress() && !session.address().equals(address))) {
            return null;
        }
        long nowNs = clock.nanoTime();
        if (session.isIdle(nowNs, idleNs)) {
            endIfIdle(session, nowNs);
            return null;
        }
        session.touch(nowNs);
        return session;
    }

    void end(SessionId id) {
        Session session = sessions.get(id.value());
        if (session != null) {
            end(session);
        }
    }

    void endIf(Predicate<Session> condition) {
        sessions.values().stream().filter(condition).forEach(this::end);
    }

    void endIdle() {
        long nowNs = clock.nanoTime();
        for (Session session : sessions.values()) {
            endIfIdle(session, nowNs);
        }
    }

    Collection<Session> all() {
        return sessions.values();
    }

    int size() {
        return sessions.size();
    }

    /** Ends idle sessions first, then the least recently used; a held session counts as used just now. */
    private void makeRoomBeside(Session newest) {
        if (sessions.size() > settings.max()) {
            endIdle();
        }
        while (sessions.size() > settings.max()) {
            long nowNs = clock.nanoTime();
            sessions.values().stream()
                    .filter(session -> session != newest)
                    .max(Comparator.comparing((Session session) -> !session.isHeld())
                            .thenComparingLong(session -> nowNs - session.lastUsedNs()))
                    .ifPresent(this::end);
        }
    }

    private void endIfIdle(Session session, long nowNs) {
        if (session.isIdle(nowNs, idleNs) && session.endUnlessHeld()) {
            ended(session);
        }
    }

    private void end(Session session) {
        if (session.end()) {
            ended(session);
        }
    }

    private void ended(Session session) {
        sessions.remove(session.id().value());
        for (Consumer<Session> listener : listeners) {
            try {
                listener.accept(session);
            } catch (RuntimeException fault) {
                LOG.error("A listener failed when {} ended; the others are still called", session.id(), fault);
            }
        }
    }
}
