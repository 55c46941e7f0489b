package dev.sluice.wire.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class CoreCodecTest {
    private static final String STATE = """
            {"order":"start","exec":"EXEC","runtime_seconds":1,"reconnect_seconds":-1,"last_logline":"",
             "memory_bytes":5,"cpu_usage":0.5,"command":[],"progress":{"inputs":[{"id":"a"}],"outputs":null,"frame":0,
             "packet":0,"fps":0,"q":0,"size_kb":0,"time":0,"bitrate_kbit":0,"speed":0,"drop":0,"dup":0}}""";

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ContractException faultOf(CoreCodec<?> codec, String text) {
        return catchThrowableOfType(ContractException.class, () -> codec.decode(json(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                      | $.app
                    {"app":"x","auths":[],"version":{}}                     | $.version.number
                    {"app":"x","auths":[1],"version":{"number":"1"}}        | $.auths[0]
                    {"app":"x","auths":"no","version":{"number":"1"}}       | $.auths
                    {"app":7,"auths":[],"version":{"number":"1"}}           | $.app
                    {"app":"x","uptime_seconds":"7","version":{"number":""}} | $.uptime_seconds
                    {"app":"x","created_at":"noon","version":{"number":""}} | $.created_at
                    {"app":"x"                                              | $
                    []                                                      | $
                    null                                                    | $
                    """)
    void anAnswerThatBreaksTheContractFailsNamingTheJsonPath(String body, String path) {
        assertThat(faultOf(CoreCodecs.ABOUT, body).jsonPath()).isEqualTo(path);
    }

    @Test
    void thePathLeadsThroughListsAndMaps() {
        assertThat(faultOf(CoreCodecs.PROCESS_STATE, STATE).jsonPath()).startsWith("$.progress.inputs[0].");
        assertThat(faultOf(CoreCodecs.ACTIVE_SESSIONS, "{\"my.own\":[{}]}").jsonPath())
                .startsWith("$['my.own'][0].");
    }

    @Test
    void anUnknownValueOfAnEnumerationSurvives() {
        String body = STATE.replace("EXEC", "hibernating").replace("[{\"id\":\"a\"}]", "[]");
        ProcessState state = CoreCodecs.PROCESS_STATE.decode(json(body));
        assertThat(state.exec()).isEqualTo(new ExecState("hibernating"));
        assertThat(state.exec().isAlive()).isFalse();
        assertThat(CoreCodecs.PROCESS_STATE.encode(state)).asString().contains("\"exec\":\"hibernating\"");
    }

    @Test
    void nullsForListsAndUnknownFieldsPass() {
        About about = CoreCodecs.ABOUT.decode(
                json("{\"app\":\"x\",\"auths\":null,\"news\":{\"a\":[1]},\"version\":{\"number\":\"1\"}}"));
        assertThat(about.auths()).isEmpty();
        assertThat(about.wantsLogin()).isFalse();
        assertThat(CoreCodecs.FILES.decode(json("[]"))).isEmpty();
    }

    @Test
    void profileAndLevelOfNewerCoresAreNumbers() {
        String stream = """
                {"id":"0","address":"x","index":0,"stream":0,"format":"lavfi","type":"video","codec":"rawvideo",
                 "coder":"rawvideo","profile":0,"level":41,"frame":1,"fps":1,"packet":1,"pps":1,"size_kb":1,
                 "bitrate_kbit":1,"q":0,"avstream":null}""";
        ProcessState state = CoreCodecs.PROCESS_STATE.decode(json(STATE.replace("{\"id\":\"a\"}", stream)));

        ProgressIo input = Objects.requireNonNull(state.progress()).inputs().getFirst();

        assertThat(input.profile()).isZero();
        assertThat(input.level()).isEqualTo(41);
    }

    @Test
    void bothGenerationsOfFieldNamesAreReadAndWritten() {
        FileOperation old = CoreCodecs.FILE_OPERATION.decode(
                json("{\"operation\":\"copy\",\"from\":\"mem:/a\",\"to\":\"disk:/b\"}"));
        FileOperation young = CoreCodecs.FILE_OPERATION.decode(
                json("{\"operation\":\"copy\",\"source\":\"mem:/a\",\"target\":\"disk:/b\"}"));
        assertThat(old).isEqualTo(young).isEqualTo(new FileOperation("copy", "mem:/a", "disk:/b", null));
        assertThat(new String(CoreCodecs.FILE_OPERATION.encode(old), StandardCharsets.UTF_8))
                .contains(
                        "\"source\":\"mem:/a\"", "\"from\":\"mem:/a\"", "\"target\":\"disk:/b\"", "\"to\":\"disk:/b\"");
        assertThat(faultOf(CoreCodecs.FILE_OPERATION, "{\"operation\":\"copy\",\"to\":\"x:/y\"}")
                        .jsonPath())
                .isEqualTo("$.source");
    }

    @Test
    void srtAnswersOfBothShapesGiveTheSameChannels() {
        SrtChannels merged = CoreCodecs.SRT_CHANNELS.decode(
                json("{\"publisher\":{\"a\":1},\"subscriber\":{\"a\":[2]},\"connections\":{},\"log\":{}}"));
        SrtChannels listed = CoreCodecs.SRT_CHANNELS.decode(
                json("[{\"name\":\"a\",\"socketid\":1,\"subscriber\":[2],\"connections\":{},\"log\":{}}]"));
        assertThat(merged.channels()).isEqualTo(listed.channels()).hasSize(1);
        assertThat(CoreCodecs.SRT_CHANNELS.encode(listed)).asString().startsWith("[{");
    }

    @Test
    void srtLogsAreListsOfLines() {
        SrtChannels channels = CoreCodecs.SRT_CHANNELS.decode(
                json("{\"log\":{\"connection:new\":[{\"ts\":1700000000000,\"msg\":[\"a\",\"b\"]}]}}"));
        assertThat(channels)
                .isInstanceOfSatisfying(
                        SrtChannels.Merged.class,
                        all -> assertThat(all.log())
                                .containsEntry(
                                        "connection:new",
                                        List.of(new SrtLogEntry(1_700_000_000_000L, List.of("a", "b")))));
    }

    @Test
    void secretsDoNotReachToString() {
        assertThat(new Login("admin", "hunter2").toString()).doesNotContain("hunter2");
        assertThat(new TokenPair("aaa", "bbb").toString()).doesNotContain("aaa").doesNotContain("bbb");
        assertThat(new ClusterNodeAuth("http://a:1", "u", "hunter2").toString()).doesNotContain("hunter2");
        JsonNode auth = CoreCodecs.JSON.decode("{\"api\":{\"password\":\"hunter2\"}}".getBytes(StandardCharsets.UTF_8));
        assertThat(new IamUser("u", null, false, auth, null, null, null).toString())
                .doesNotContain("hunter2");
    }
}
