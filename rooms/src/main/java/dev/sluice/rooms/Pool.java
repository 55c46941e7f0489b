package dev.sluice.rooms;

import dev.sluice.base.Clock;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomError;
import dev.sluice.wire.rooms.RoomEvent;
import dev.sluice.wire.rooms.RoomRefusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The peers that may reach each other. Owns its members: what happens to them is decided under one lock, in which nothing
 * is sent and nobody called, so every peer is told the same story in the same order, and each departure once.
 *
 * <p>Thread-safe; no call blocks.
 */
public final class Pool {
    private final String name;
    private final PoolRules rules;
    private final PoolManager manager;
    private final Object lock = new Object();
    // What follows is guarded by the lock.
    private final Map<String, Member> members = new LinkedHashMap<>(4);
    private final ArrayDeque<Member> overflowed = new ArrayDeque<>(1);
    private boolean closed;
    private boolean kept;

    /** {@code kept}: whether it stays when it is empty. */
    Pool(String name, PoolRules rules, boolean kept, PoolManager manager) {
        this.name = name;
        this.rules = rules;
        this.kept = kept;
        this.manager = manager;
    }

    enum Entry {
        ADDED,
        FULL,
        /** The pool is gone; there may be a new one of this name. */
        GONE,
        ELSEWHERE
    }

    public String name() {
        return name;
    }

    PoolRules rules() {
        return rules;
    }

    /** Everybody in the pool, in the order of joining. */
    public List<PeerView> peers() {
        synchronized (lock) {
            return members.values().stream()
                    .map(member -> new PeerView(
                            member.id,
                            member.peer.address(),
                            member.description,
                            member.joinedMs,
                            member.isConnected(),
                            member.peer.mailbox().bytes()))
                    .toList();
        }
    }

    public int size() {
        synchronized (lock) {
            return members.size();
        }
    }

    /** Whether the application opened it, so that it stays when it is empty. */
    public boolean isKept() {
        synchronized (lock) {
            return kept;
        }
    }

    /** From now on it stays when it is empty. False when it is gone already. */
    boolean keep() {
        synchronized (lock) {
            kept = true;
            return !closed;
        }
    }

    /**
     * Sets what a peer shows of itself and tells everybody else.
     *
     * @param description a JSON object or null
     * @return false when there is no such peer
     */
    public boolean describe(String id, RawValue description) {
        Message message = new Message(new RoomEvent.Described(id, description));
        Aftermath after = new Aftermath();
        synchronized (lock) {
            Member member = members.get(id);
            if (member == null) {
                return false;
            }
            member.description = description;
            tell(message, Set.of(id), after);
        }
        after.run();
        return true;
    }

    /** Sends an application's message to everybody but some. */
    public void broadcast(RoomEvent.Application event, Set<String> exceptIds) {
        Message message = new Message(event);
        Aftermath after = new Aftermath();
        synchronized (lock) {
            tell(message, exceptIds, after);
        }
        after.run();
    }

    /** Puts a peer out: it is told {@code rtc:stop}, its connection is closed. False when there is no such peer. */
    public boolean kick(String id) {
        Message stop = new Message(new RoomEvent.Stopped());
        Aftermath after = new Aftermath();
        synchronized (lock) {
            Member member = members.get(id);
            if (member == null) {
                return false;
            }
            boolean _ = member.peer.mailbox().offer(stop);
            remove(member, CloseReason.KICKED, after);
        }
        after.run();
        return true;
    }

    /** Everybody is told {@code rtc:stop} and disconnected; the pool is gone. */
    public void close() {
        close(CloseReason.POOL_CLOSED, new Message(new RoomEvent.Stopped()));
    }

    /** Closes without a word of the pool's own: the transports say why. */
    void closeForShutdown() {
        close(CloseReason.GOING_AWAY, null);
    }

    private void close(CloseReason reason, @Nullable Message lastWord) {
        Aftermath after = new Aftermath();
        synchronized (lock) {
            if (closed) {
                return;
            }
            for (Member member : members.values()) {
                if (lastWord != null) {
                    boolean _ = member.peer.mailbox().offer(lastWord);
                }
                member.peer.leave(member);
                after.close(member.peer, reason);
            }
            manager.stats().departed(members.size());
            members.clear();
            overflowed.clear();
            closed = true;
            manager.forget(this);
        }
        after.run();
    }

    /** Makes the peer a member, unless it became one elsewhere meanwhile. */
    Entry add(Peer peer, Set<Right> rights, Clock clock) {
        RawValue iceServers = peer.iceServers();
        Aftermath after = new Aftermath();
        synchronized (lock) {
            if (closed) {
                return Entry.GONE;
            }
            if (RoomSettings.exceeds(members.size() + 1L, rules.maxPeers())) {
                return Entry.FULL;
            }
            String id = UUID.randomUUID().toString();
            String secret = UUID.randomUUID().toString();
            Member member = new Member(this, id, secret, rights, clock.epochMs(), peer);
            if (!peer.enter(member)) {
                forgetIfEmpty();
                return Entry.ELSEWHERE;
            }
            members.put(id, member);
            manager.stats().joined();
            offer(member, joined(member, iceServers), after);
            tell(new Message(new RoomEvent.PeerJoined(id)), Set.of(id), after);
        }
        after.run();
        return Entry.ADDED;
    }

    /** Gives a member's place to a new connection; false when the token is nobody's. */
    boolean resume(Peer newcomer, String token) {
        RawValue iceServers = newcomer.iceServers();
        int dot = token.indexOf('.');
        String id = dot < 0 ? token : token.substring(0, dot);
        Aftermath after = new Aftermath();
        synchronized (lock) {
            Member member = members.get(id);
            if (member == null || !sameText(member.resumeToken(), token) || !newcomer.enter(member)) {
                return false;
            }
            Peer old = member.peer;
            old.leave(member);
            member.foundAgain(newcomer);
            manager.stats().resumed();
            offer(member, joined(member, iceServers), after);
            for (Message missed : old.mailbox().close()) {
                if (isStillOfUse(missed)) {
                    offer(member, missed, after);
                }
            }
            removeOverflowed(after);
            after.close(old, CloseReason.REPLACED);
        }
        after.run();
        return true;
    }

    /** Who is there and how they describe themselves is in {@code rtc:joined}; what peers told it personally is not. */
    private boolean isStillOfUse(Message missed) {
        return switch (missed.event()) {
            case RoomEvent.Sdp sdp -> members.containsKey(sdp.peer());
            case RoomEvent.Candidate candidate -> members.containsKey(candidate.from());
            case RoomEvent.Application _ -> true;
            default -> false;
        };
    }

    /** Hands something from one member to another. */
    void relay(Peer caller, Member from, String to, RoomEvent event) {
        Message message = new Message(event);
        Aftermath after = new Aftermath();
        synchronized (lock) {
            requirePresent(caller, from);
            Member target = members.get(to);
            if (target == null || target == from) {
                throw new RoomRefusal(RoomError.UNKNOWN_PEER, "the one addressed is not another peer of this pool");
            }
            offer(target, message, after);
            removeOverflowed(after);
        }
        manager.stats().relayed();
        after.run();
    }

    /** A connection ended: the member goes, or with a lease waits to be found again. */
    void depart(Peer caller, Member member, CloseReason reason, long leaseEndNs) {
        Aftermath after = new Aftermath();
        synchronized (lock) {
            if (member.peer != caller || members.get(member.id) != member) {
                return;
            }
            if (reason == CloseReason.LOST && manager.hasLease()) {
                member.lost(leaseEndNs);
                manager.watch(this);
                return;
            }
            remove(member, reason, after);
        }
        after.run();
    }

    /** Removes those whose lease is over; answers whether a lease still runs. */
    boolean expireLeases(long nowNs) {
        Aftermath after = new Aftermath();
        boolean running;
        synchronized (lock) {
            List<Member> overdue =
                    members.values().stream().filter(m -> m.isOverdue(nowNs)).toList();
            overdue.forEach(member -> remove(member, CloseReason.LOST, after));
            running = members.values().stream().anyMatch(member -> !member.isConnected());
        }
        after.run();
        return running;
    }

    boolean isPresent(Peer caller, Member member) {
        synchronized (lock) {
            return member.peer == caller && members.get(member.id) == member;
        }
    }

    private void requirePresent(Peer caller, Member member) {
        if (member.peer != caller || members.get(member.id) != member) {
            throw new RoomRefusal(RoomError.NOT_JOINED, "join a pool first");
        }
    }

    private Message joined(Member member, @Nullable RawValue iceServers) {
        Map<String, RawValue> descriptions = LinkedHashMap.newLinkedHashMap(members.size());
        members.values().forEach(each -> descriptions.put(each.id, each.description));
        return new Message(new RoomEvent.Joined(member.id, descriptions, name, member.resumeToken(), iceServers));
    }

    private void tell(Message message, Set<String> exceptIds, Aftermath after) {
        for (Member member : members.values()) {
            if (!exceptIds.contains(member.id)) {
                offer(member, message, after);
            }
        }
        removeOverflowed(after);
    }

    private void offer(Member member, Message message, Aftermath after) {
        if (member.peer.mailbox().offer(message)) {
            after.wake(member.peer);
        } else {
            overflowed.add(member);
        }
    }

    private void remove(Member member, CloseReason reason, Aftermath after) {
        if (!members.remove(member.id, member)) {
            return;
        }
        manager.stats().departed(1);
        member.peer.leave(member);
        after.close(member.peer, reason);
        tell(new Message(new RoomEvent.PeerGone(member.id)), Set.of(), after);
        forgetIfEmpty();
    }

    /** Telling of one that was too slow may fill the mailbox of the next, so this goes on until nobody is. */
    private void removeOverflowed(Aftermath after) {
        for (Member slow = overflowed.poll(); slow != null; slow = overflowed.poll()) {
            if (!members.remove(slow.id, slow)) {
                continue;
            }
            manager.stats().departed(1);
            manager.stats().slow();
            slow.peer.leave(slow);
            after.close(slow.peer, CloseReason.SLOW);
            Message gone = new Message(new RoomEvent.PeerGone(slow.id));
            for (Member other : members.values()) {
                offer(other, gone, after);
            }
            forgetIfEmpty();
        }
    }

    private void forgetIfEmpty() {
        if (members.isEmpty() && !kept && !closed) {
            closed = true;
            manager.forget(this);
        }
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
