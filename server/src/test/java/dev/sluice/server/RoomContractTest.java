package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents of signalling leave open, as it was decided: docs/protocol/rooms.md. */
@ExtendWith(NothingLogged.class)
final class RoomContractTest {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with("rooms.joins-per-second-per-address=0");

    private RoomPeer peer;

    @BeforeEach
    void connect(SluiceServer server) throws IOException {
        peer = RoomPeer.connect(server);
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
    }

    @Test
    void aSecondJoinIsRefusedAndNobodyIsToldAnything(SluiceServer server) throws IOException {
        peer.join("first");
        try (RoomPeer other = RoomPeer.in(server, "first")) {
            peer.expect("rtc:peer");
            peer.say("rtc:join", "{\"pool\":\"second\"}").expectError("already-joined");
            peer.say("rtc:join", "{\"pool\":\"first\"}").expectError("already-joined");
            other.expectNothing();
            other.sdp(peer.id(), "{}");
            assertThat(peer.expect("rtc:sdp").get("peer").asString()).isEqualTo(other.id());
        }
    }

    @Test
    void nothingReachesAPeerOfAnotherPoolNorOneselfNorNobody(SluiceServer server) throws IOException {
        peer.join("here");
        try (RoomPeer stranger = RoomPeer.in(server, "there")) {
            for (String to : new String[] {stranger.id(), peer.id(), NOBODY, "", "x"}) {
                peer.sdp(to, "{}").expectError("unknown-peer");
                peer.say("rtc:candidate", "{\"for\":\"" + to + "\",\"candidate\":null}")
                        .expectError("unknown-peer");
            }
            stranger.expectNothing();
        }
    }

    @Test
    void whoIsInNoPoolCanSendNothing(SluiceServer server) throws IOException {
        try (RoomPeer member = RoomPeer.in(server, "members")) {
            peer.sdp(member.id(), "{}").expectError("not-joined");
            peer.say("rtc:candidate", "{\"for\":\"" + member.id() + "\",\"candidate\":{}}")
                    .expectError("not-joined");
            peer.say("describe", "{}").expectError("not-joined");
            member.expectNothing();
        }
    }

    @Test
    void candidatesMayComeBeforeDescriptions(SluiceServer server) throws IOException {
        peer.join("early");
        try (RoomPeer other = RoomPeer.in(server, "early")) {
            peer.expect("rtc:peer");
            other.say("rtc:candidate", "{\"for\":\"" + peer.id() + "\",\"candidate\":{\"candidate\":\"c\"}}");
            assertThat(peer.expect("rtc:candidate").get("candidate")).hasToString("{\"candidate\":\"c\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                       | bad-message",
                "hello                                                    | bad-message",
                "{                                                        | bad-message",
                "[]                                                       | bad-message",
                "null                                                     | bad-message",
                "3                                                        | bad-message",
                "\"rtc:join\"                                             | bad-message",
                "{}                                                       | bad-message",
                "{\"type\":3}                                             | bad-message",
                "{\"type\":null,\"data\":{}}                              | bad-message",
                "{\"type\":\"rtc:join\"}                                  | bad-message",
                "{\"type\":\"rtc:join\",\"data\":\"x\"}                   | bad-message",
                "{\"type\":\"rtc:join\",\"data\":{\"pool\":3}}            | bad-message",
                "{\"type\":\"rtc:join\",\"data\":{}} trailing             | bad-message",
                "{\"type\":\"rtc:sdp\",\"data\":{\"description\":{}}}     | bad-message",
                "{\"type\":\"rtc:sdp\",\"data\":{\"to\":[],\"description\":{}}} | bad-message",
                "{\"type\":\"rtc:sdp\",\"data\":{\"to\":\"x\"}}           | bad-message",
                "{\"type\":\"rtc:candidate\",\"data\":{\"for\":{}}}       | bad-message",
                "{\"type\":\"rtc:\",\"data\":{}}                          | unknown-type",
                "{\"type\":\"rtc:joined\",\"data\":{}}                    | unknown-type",
                "{\"type\":\"rtc:join\",\"data\":{\"pool\":\"\"}}         | bad-name",
                "{\"type\":\"rtc:join\",\"data\":{\"pool\":\"a\\u0000b\"}} | bad-name",
                "{\"type\":\"rtc:join\",\"data\":{\"pool\":\"a\\nb\"}}    | bad-name",
            })
    void whatIsNoRequestIsRefusedAndTheConnectionLives(String message, String reason) throws IOException {
        peer.sayRaw(message).expectError(reason);
        peer.join("lives on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNestingIsRefusedAndTheConnectionLives(String level) throws IOException {
        peer.say("rtc:sdp", level.repeat(50_000)).expectError("bad-message");
        peer.join("lives on");
    }

    @Test
    void namesMayHave256CharactersOfAnyScriptAndNoMore() throws IOException {
        peer.say("rtc:join", "{\"pool\":\"" + "x".repeat(10_000) + "\"}").expectError("bad-name");
        peer.say("rtc:join", "{\"pool\":\"" + "x".repeat(257) + "\"}").expectError("bad-name");
        String longest = "😀".repeat(255) + "/";
        assertThat(peer.join(longest).get("pool").asString()).isEqualTo(longest);
    }

    @Test
    void messagesOfAnApplicationThatDoesNotListenMeetSilence() throws IOException {
        peer.say("chat", "{\"text\":\"hello\"}").expectNothing();
    }

    @Test
    void aDescriptionMustBeAnObject(SluiceServer server) throws IOException {
        peer.join("descriptions");
        peer.say("describe", "[1]").expectError("bad-message");
        peer.say("describe", "{\"x\":\"" + "x".repeat(20_000) + "\"}").expectError("too-large");
        // Its own answer to what follows says that it was taken; nothing is said to a description.
        peer.say("describe", "{\"name\":\"Ann\"}").expectNothing();
        try (RoomPeer later = RoomPeer.connect(server)) {
            assertThat(later.join("descriptions").get("descriptions").get(peer.id()))
                    .hasToString("{\"name\":\"Ann\"}");
        }
    }

    @Test
    void aForgedResumeTokenJoinsAsSomebodyNew(SluiceServer server) throws IOException {
        String resume = peer.join("forged").get("resume").asString();
        String forged = resume.substring(0, resume.length() - 1) + (resume.endsWith("0") ? "1" : "0");
        try (RoomPeer forger = RoomPeer.connect(server)) {
            forger.join(Map.of("pool", "forged", "resume", forged));
            assertThat(forger.id()).isNotEqualTo(peer.id());
            assertThat(peer.expect("rtc:peer").get("id").asString()).isEqualTo(forger.id());
        }
    }
}
