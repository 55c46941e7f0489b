package dev.sluice.edge.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.base.Clock;
import dev.sluice.rooms.PeerView;
import dev.sluice.rooms.Pool;
import dev.sluice.rooms.PoolManager;
import dev.sluice.rooms.PoolTokens;
import dev.sluice.rooms.Right;
import dev.sluice.wire.admin.AdminCodec;
import dev.sluice.wire.admin.NewRoom;
import dev.sluice.wire.admin.NewRoomToken;
import dev.sluice.wire.admin.RoomDocument;
import dev.sluice.wire.admin.RoomList;
import dev.sluice.wire.admin.RoomPeer;
import dev.sluice.wire.admin.RoomSummary;
import dev.sluice.wire.admin.RoomTokenDocument;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomRefusal;
import dev.sluice.wire.rooms.RoomRequestReader;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /admin/v1/rooms…} and {@code /admin/v1/roomtokens}: pools, their peers, and tokens to join with. */
public final class RoomCalls implements AdminCalls {
    /** What the paths of these calls begin with. */
    public static final String PREFIX = AdminEndpoint.PREFIX + "room";

    private static final Duration USUAL_TTL = Duration.ofHours(1);
    private static final Duration LONGEST_TTL = Duration.ofDays(366);

    private final PoolManager pools;
    private final PoolTokens tokens;
    private final Clock clock;
    private final AdminCodec codec = new AdminCodec();

    public RoomCalls(PoolManager pools, PoolTokens tokens, Clock clock) {
        this.pools = pools;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public AdminAnswer call(String method, String path, byte[] body) {
        try {
            return call(method, decoded(path), body);
        } catch (RoomRefusal refusal) {
            return switch (refusal.error()) {
                case TOO_MANY_POOLS -> AdminAnswer.error(409, refusal.detail());
                case UNAVAILABLE -> AdminAnswer.error(503, refusal.detail());
                default -> AdminAnswer.error(400, refusal.detail());
            };
        } catch (AdminCodec.MalformedException | IllegalArgumentException wrong) {
            return AdminAnswer.error(400, wrong.getMessage() == null ? "refused" : wrong.getMessage());
        }
    }

    /** The names of a path; a plus sign is one, as in every path. */
    private static List<String> decoded(String path) {
        try {
            return Arrays.stream(path.split("/", -1))
                    .map(name -> URLDecoder.decode(name.replace("+", "%2B"), UTF_8))
                    .toList();
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "the path cannot be decoded; % must be followed by two hex digits", broken);
        }
    }

    private AdminAnswer call(String method, List<String> names, byte[] body) {
        String first = names.getFirst();
        if (first.equals("roomtokens") && names.size() == 1) {
            return method.equals("POST") ? mint(body) : AdminAnswer.notAllowed("POST");
        }
        if (!first.equals("rooms")) {
            return AdminAnswer.nothingHere();
        }
        return switch (names.size()) {
            case 1 -> rooms(method, body);
            case 2 -> room(method, names.get(1));
            default -> names.get(2).equals("peers") ? peer(method, names, body) : AdminAnswer.nothingHere();
        };
    }

    private AdminAnswer rooms(String method, byte[] body) {
        return switch (method) {
            case "GET" ->
                ok(
                        200,
                        new RoomList(pools.pools().stream()
                                .map(pool -> new RoomSummary(pool.name(), pool.size(), pool.isKept()))
                                .sorted(Comparator.comparing(RoomSummary::name))
                                .toList()));
            case "POST" -> {
                String name = required(codec.request(body, NewRoom.class).name(), "name");
                yield ok(201, document(pools.create(name)));
            }
            default -> AdminAnswer.notAllowed("GET, POST");
        };
    }

    private AdminAnswer room(String method, String name) {
        Optional<Pool> pool = pools.find(name);
        if (pool.isEmpty()) {
            return AdminAnswer.error(404, "there is no such pool");
        }
        return switch (method) {
            case "GET" -> ok(200, document(pool.get()));
            case "DELETE" -> {
                pool.get().close();
                yield AdminAnswer.done();
            }
            default -> AdminAnswer.notAllowed("GET, DELETE");
        };
    }

    private AdminAnswer peer(String method, List<String> names, byte[] body) {
        boolean description = names.size() == 5 && names.get(4).equals("description");
        if (names.size() != 4 && !description) {
            return AdminAnswer.nothingHere();
        }
        String allowed = description ? "PUT" : "DELETE";
        if (!method.equals(allowed)) {
            return AdminAnswer.notAllowed(allowed);
        }
        String id = names.get(3);
        Optional<Pool> pool = pools.find(names.get(1));
        boolean done;
        if (description) {
            RawValue said = description(body);
            done = pool.isPresent() && pool.get().describe(id, said);
        } else {
            done = pool.isPresent() && pool.get().kick(id);
        }
        return done ? AdminAnswer.done() : AdminAnswer.error(404, "there is no such peer in that pool");
    }

    private static RawValue description(byte[] body) {
        RawValue said = RawValue.of(new String(body, UTF_8).strip());
        if (!said.isObject() && !said.isNull()) {
            throw new IllegalArgumentException("the body must be a JSON object, or null");
        }
        return said;
    }

    private AdminAnswer mint(byte[] body) {
        NewRoomToken wanted = codec.request(body, NewRoomToken.class);
        String pool = RoomRequestReader.poolName(required(wanted.pool(), "pool"));
        Set<Right> rights = rights(wanted.rights());
        long seconds = wanted.ttlseconds() == null ? USUAL_TTL.toSeconds() : wanted.ttlseconds();
        if (seconds < 1 || seconds > LONGEST_TTL.toSeconds()) {
            throw new IllegalArgumentException("ttlseconds must be 1 to " + LONGEST_TTL.toSeconds());
        }
        long endMs = clock.epochMs() + Duration.ofSeconds(seconds).toMillis();
        List<String> words = rights.stream().map(Right::name).toList();
        return ok(201, new RoomTokenDocument(tokens.mint(pool, rights, endMs), pool, words, endMs));
    }

    private static Set<Right> rights(@Nullable List<String> words) {
        if (words == null) {
            return EnumSet.allOf(Right.class);
        }
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String word : words) {
            try {
                rights.add(Right.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "rights are " + EnumSet.allOf(Right.class) + ", not '" + word + "'", unknown);
            }
        }
        return rights;
    }

    private RoomDocument document(Pool pool) {
        return new RoomDocument(
                pool.name(),
                pool.isKept(),
                pool.peers().stream().map(this::document).toList());
    }

    private RoomPeer document(PeerView peer) {
        return new RoomPeer(
                peer.id(),
                peer.address(),
                peer.description().isNull()
                        ? null
                        : codec.value(peer.description().toString()),
                peer.joinedMs(),
                peer.connected(),
                peer.waitingBytes());
    }

    private static String required(@Nullable String value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing; it must be a text");
        }
        return value;
    }

    private AdminAnswer ok(int status, Object document) {
        return AdminAnswer.of(status, codec.write(document));
    }
}
