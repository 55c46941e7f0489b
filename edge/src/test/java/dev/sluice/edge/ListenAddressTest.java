package dev.sluice.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080,127.0.0.1,8080,localhost",
        "example.org:80,example.org,80,example.org",
        "0,127.0.0.1,0,localhost",
        ":80,0.0.0.0,80,localhost",
        "[::1]:80,::1,80,localhost",
        "[fe80::2%eth0]:80,fe80::2%eth0,80,[fe80::2%eth0]"
    })
    void addressesAreRead(String text, String host, int port, String localName) {
        ListenAddress address = ListenAddress.parse(text);

        assertThat(address).isEqualTo(new ListenAddress(host, port));
        assertThat(address.localName()).isEqualTo(localName);
        assertThat(ListenAddress.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "x:", "x:y", "x:65536", "x:-1", "x:+1", "::1", "::1:80", "[]:80", "[::1]", "a b:80", "٣"
            })
    void otherTextsAreRefusedWithWhatWouldBeRight(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenAddress.parse(text))
                .withMessageStartingWith("HOST:PORT");
    }
}
