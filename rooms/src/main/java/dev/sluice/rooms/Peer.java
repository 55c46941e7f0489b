package dev.sluice.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomError;
import dev.sluice.wire.rooms.RoomEvent;
import dev.sluice.wire.rooms.RoomRefusal;
import dev.sluice.wire.rooms.RoomRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection, in one pool or in none. Whatever is wrong with what it receives is answered with {@code rtc:error} to
 * this connection alone.
 *
 * <p>{@code receive} is for the transport, one call after the other; everything else for any thread. No call blocks.
 */
public final class Peer {
    private final PoolManager manager;
    private final Transceiver transceiver;
    private final String address;
    private final Supplier<Optional<RawValue>> iceServers;
    private final Mailbox mailbox;
    private final RateGate.Allowance allowance;
    private final AtomicReference<@Nullable Member> member = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    Peer(
            PoolManager manager,
            Transceiver transceiver,
            String address,
            Supplier<Optional<RawValue>> iceServers,
            Mailbox mailbox,
            RateGate.Allowance allowance) {
        this.manager = manager;
        this.transceiver = transceiver;
        this.address = address;
        this.iceServers = iceServers;
        this.mailbox = mailbox;
        this.allowance = allowance;
    }

    /** A text message came. */
    public void receive(String message) {
        receive(message.getBytes(UTF_8));
    }

    /** A text message came, in UTF-8. */
    public void receive(byte[] message) {
        guarded(() -> act(manager.reader().read(message)));
    }

    /** A request came that the transport has read itself, as Socket.IO's do. */
    public void receive(RoomRequest request) {
        guarded(() -> act(request));
    }

    /** Something came that is no message, such as a binary frame: the client is told. */
    public void refuse(RoomRefusal refusal) {
        manager.stats().refused();
        send(new RoomEvent.Refused(refusal.error(), refusal.detail()));
    }

    private void guarded(Runnable action) {
        if (closed.get()) {
            return;
        }
        try {
            if (!manager.rates().admitsMessage(allowance)) {
                throw new RoomRefusal(
                        RoomError.TOO_FAST, "more messages per second than a peer or an address may send; slow down");
            }
            action.run();
        } catch (RoomRefusal refusal) {
            refuse(refusal);
        }
    }

    private void act(RoomRequest request) {
        switch (request) {
            case RoomRequest.Join join -> join(join);
            case RoomRequest.Sdp(String to, RawValue description) -> {
                Member from = memberWith(Right.SIGNAL);
                from.pool.relay(this, from, to, new RoomEvent.Sdp(from.id, description));
            }
            case RoomRequest.Candidate(String to, RawValue candidate) -> {
                Member from = memberWith(Right.SIGNAL);
                from.pool.relay(this, from, to, new RoomEvent.Candidate(from.id, candidate));
            }
            case RoomRequest.Describe(RawValue description) -> describe(description);
            case RoomRequest.Application message -> manager.application().received(this, message);
        }
    }

    private void join(RoomRequest.Join join) {
        if (present() != null) {
            throw new RoomRefusal(RoomError.ALREADY_JOINED, "this socket is in a pool; use another for another pool");
        }
        if (!manager.rates().admitsJoin(allowance)) {
            throw new RoomRefusal(RoomError.TOO_FAST, "more joins per second than an address may make; slow down");
        }
        manager.join(this, join);
    }

    private void describe(RawValue description) {
        Member self = memberWith(Right.DESCRIBE);
        if (!self.pool.rules().clientsDescribe()) {
            throw new RoomRefusal(RoomError.FORBIDDEN, "peers of this pool may not describe themselves");
        }
        int max = manager.settings().maxDescriptionBytes();
        if (RoomSettings.exceeds(description.size(), max)) {
            throw new RoomRefusal(RoomError.TOO_LARGE, "a description may have at most " + max + " bytes");
        }
        self.pool.describe(self.id, description);
    }

    private Member memberWith(Right right) {
        Member present = present();
        if (present == null) {
            throw new RoomRefusal(RoomError.NOT_JOINED, "join a pool first");
        }
        if (!present.rights.contains(right)) {
            throw new RoomRefusal(RoomError.FORBIDDEN, "this peer's token does not allow it");
        }
        return present;
    }

    private @Nullable Member present() {
        Member current = member.get();
        return current != null && current.pool.isPresent(this, current) ? current : null;
    }

    /** The pool it is in. */
    public Optional<Pool> pool() {
        return Optional.ofNullable(present()).map(present -> present.pool);
    }

    /** Its id in its pool. */
    public Optional<String> id() {
        return Optional.ofNullable(present()).map(present -> present.id);
    }

    /** The client's address as the transport told it. */
    public String address() {
        return address;
    }

    /** Sends an application's message to this peer alone. */
    public void send(RoomEvent.Application event) {
        send((RoomEvent) event);
    }

    private void send(RoomEvent event) {
        if (mailbox.offer(new Message(event))) {
            wake();
        } else {
            manager.stats().slow();
            close(CloseReason.SLOW);
        }
    }

    /**
     * The connection ended, or is to end. The peer leaves its pool at once, except after {@link CloseReason#LOST}, when
     * the lease of the settings runs. Idempotent.
     */
    public void close(CloseReason reason) {
        end(reason);
        Member left = member.get();
        if (left != null) {
            left.pool.depart(this, left, reason, manager.leaseEndNs());
        }
    }

    /** What it is told of ICE servers when it joins now. Not to be called under a lock. */
    @Nullable
    RawValue iceServers() {
        return iceServers.get().orElse(null);
    }

    Mailbox mailbox() {
        return mailbox;
    }

    void wake() {
        transceiver.wake(mailbox);
    }

    /** The connection is over; called without a lock. */
    void end(CloseReason reason) {
        if (closed.compareAndSet(false, true)) {
            manager.stats().disconnected();
        }
        transceiver.close(reason);
    }

    /** Called under the pool's lock. False when it is in another pool or already closed. */
    boolean enter(Member place) {
        if (!member.compareAndSet(null, place)) {
            return false;
        }
        if (closed.get()) {
            member.set(null);
            return false;
        }
        return true;
    }

    /** Called under the pool's lock. */
    void leave(Member place) {
        member.compareAndSet(place, null);
    }
}
