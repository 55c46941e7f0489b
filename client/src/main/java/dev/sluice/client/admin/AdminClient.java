package dev.sluice.client.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.wire.admin.AccountChange;
import dev.sluice.wire.admin.AccountDocument;
import dev.sluice.wire.admin.AccountList;
import dev.sluice.wire.admin.AdminCodec;
import dev.sluice.wire.admin.KeyDocument;
import dev.sluice.wire.admin.KeyList;
import dev.sluice.wire.admin.NewAccount;
import dev.sluice.wire.admin.NewApiKey;
import dev.sluice.wire.admin.NewRoom;
import dev.sluice.wire.admin.NewRoomToken;
import dev.sluice.wire.admin.RoomDocument;
import dev.sluice.wire.admin.RoomList;
import dev.sluice.wire.admin.RoomSummary;
import dev.sluice.wire.admin.RoomTokenDocument;
import dev.sluice.wire.items.ErrorAnswer;
import dev.sluice.wire.items.ItemAnswerReader;
import dev.sluice.wire.rooms.RawValue;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.Function;

/**
 * Makes, lists and disables accounts and API keys of a running Sluice, and sees to its rooms, over its admin API
 * ({@code /admin/v1}). Every
 * call blocks, is bounded in time (5 s to connect, 20 s in all) and throws {@link AdminException} when it fails.
 *
 * <p>The password goes with every call as HTTP Basic, so use https for a server on another machine.
 *
 * <p>Thread-safe.
 */
public final class AdminClient implements AutoCloseable {
    private static final AdminCodec CODEC = new AdminCodec();
    private static final byte[] NO_BODY = new byte[0];
    private static final String ROOMS = "rooms";

    private final AdminTransport transport;

    private AdminClient(AdminTransport transport) {
        this.transport = transport;
    }

    /**
     * A client; nothing is sent yet.
     *
     * @param server where the server is, without path: {@code http://127.0.0.1:8080}
     * @param password of the user {@code admin}; a server keeps it in its data folder as {@code admin.password}
     * @throws IllegalArgumentException when {@code server} is no http or https address with a host
     */
    public static AdminClient open(URI server, String password) {
        boolean http = "http".equalsIgnoreCase(server.getScheme()) || "https".equalsIgnoreCase(server.getScheme());
        if (!http || server.getHost() == null) {
            throw new IllegalArgumentException(
                    "the server must be an http or https address with a host, not " + server);
        }
        return over(new HttpAdminTransport(server, password));
    }

    /** The same calls over another transport, which is closed with the client. */
    public static AdminClient over(AdminTransport transport) {
        return new AdminClient(transport);
    }

    /** All accounts, oldest first. */
    public List<AccountDocument> accounts() {
        return call(
                "GET",
                "accounts",
                NO_BODY,
                body -> CODEC.answer(body, AccountList.class).accounts());
    }

    /**
     * A new account, without keys.
     *
     * @param label what the operator calls it, 1 to 100 printable characters; need not be unique
     */
    public AccountDocument createAccount(String label) {
        return call(
                "POST",
                "accounts",
                CODEC.write(new NewAccount(label)),
                body -> CODEC.answer(body, AccountDocument.class));
    }

    /** Nobody can log in to a disabled account, and its sessions end at once. */
    public AccountDocument disableAccount(String accountId) {
        return change(accountId, new AccountChange(true));
    }

    public AccountDocument enableAccount(String accountId) {
        return change(accountId, new AccountChange(false));
    }

    /** The account's API keys, oldest first, without their secrets. */
    public List<KeyDocument> keys(String accountId) {
        return call(
                "GET",
                keysOf(accountId),
                NO_BODY,
                body -> CODEC.answer(body, KeyList.class).keys());
    }

    /**
     * A new API key, with its secret, which cannot be had again. When the account has as many as it may (10 as
     * documented), the oldest goes.
     *
     * @param name what the operator calls it, 1 to 100 printable characters; need not be unique
     */
    public KeyDocument createKey(String accountId, String name) {
        return call(
                "POST",
                keysOf(accountId),
                CODEC.write(new NewApiKey(name)),
                body -> CODEC.answer(body, KeyDocument.class));
    }

    /** The key is gone, and its sessions end at once. */
    public void revokeKey(String accountId, String keyId) {
        call("DELETE", keysOf(accountId) + "/" + segment(keyId), NO_BODY, List::of);
    }

    /** The pools that there are now, in no particular order. */
    public List<RoomSummary> rooms() {
        return call(
                "GET",
                ROOMS,
                NO_BODY,
                body -> CODEC.answer(body, RoomList.class).pools());
    }

    /** A pool and its peers. */
    public RoomDocument room(String pool) {
        return call("GET", roomOf(pool), NO_BODY, body -> CODEC.answer(body, RoomDocument.class));
    }

    /**
     * Opens a pool that stays when it is empty, until it is closed. Does nothing when there is one of this name.
     *
     * @param pool 1 to 256 characters without control characters
     */
    public void openRoom(String pool) {
        call("POST", ROOMS, CODEC.write(new NewRoom(pool)), List::of);
    }

    /** Closes a pool: its peers are told {@code rtc:stop} and disconnected. */
    public void closeRoom(String pool) {
        call("DELETE", roomOf(pool), NO_BODY, List::of);
    }

    /** Puts a peer out of a pool; the others are told that it is gone. */
    public void kick(String pool, String peer) {
        call("DELETE", peerOf(pool, peer), NO_BODY, List::of);
    }

    /** Says how a peer shows itself to the others: a JSON object, or null. */
    public void describe(String pool, String peer, RawValue description) {
        byte[] body = description.toString().getBytes(UTF_8);
        call("PUT", peerOf(pool, peer) + "/description", body, List::of);
    }

    /**
     * Makes a token with which whoever holds it may join a pool, with the server's default validity and every right.
     * {@link dev.sluice.client.rooms.RoomTokens} makes them without a call, where the secret is at hand.
     */
    public RoomTokenDocument createRoomToken(String pool) {
        return createRoomToken(new NewRoomToken(pool, null, null));
    }

    /** Makes a token with which whoever holds it may join a pool. */
    public RoomTokenDocument createRoomToken(NewRoomToken wanted) {
        return call("POST", "roomtokens", CODEC.write(wanted), body -> CODEC.answer(body, RoomTokenDocument.class));
    }

    /** Releases connections and threads. Idempotent. */
    @Override
    public void close() {
        transport.close();
    }

    private AccountDocument change(String accountId, AccountChange change) {
        return call(
                "PATCH",
                "accounts/" + segment(accountId),
                CODEC.write(change),
                body -> CODEC.answer(body, AccountDocument.class));
    }

    private <T> T call(String method, String path, byte[] body, Function<byte[], T> reader) {
        AdminTransport.Answer answer = transport.call(method, path, body);
        int status = answer.status();
        byte[] json = answer.json().getBytes(UTF_8);
        if (status < 200 || status > 299) {
            throw new AdminException(transport.address(path), status, said(json), null);
        }
        try {
            return reader.apply(json);
        } catch (AdminCodec.MalformedException | NullPointerException e) {
            String what = "the answer is not the admin API's: " + e.getMessage();
            throw new AdminException(transport.address(path), status, what, e);
        }
    }

    private static String said(byte[] body) {
        return ItemAnswerReader.error(body)
                .map(ErrorAnswer::message)
                .filter(text -> !text.isEmpty())
                .orElse("an answer that is not the admin API's; is the address right?");
    }

    private static String roomOf(String pool) {
        return ROOMS + "/" + segment(pool);
    }

    private static String peerOf(String pool, String peer) {
        return roomOf(pool) + "/peers/" + segment(peer);
    }

    private static String keysOf(String accountId) {
        return "accounts/" + segment(accountId) + "/keys";
    }

    /** Whatever an id is, it must not become another path. */
    private static String segment(String id) {
        String encoded = URLEncoder.encode(id, UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }
}
