package dev.alambique.escola.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.1                  | 203.0.113.1
            198.51.100.7, 203.0.113.1    | 203.0.113.1
            2001:db8::7                  | 2001:db8:0:0:0:0:0:7
            [2001:db8::7]                | 2001:db8:0:0:0:0:0:7
            203.0.113.1, evil.example    | 192.0.2.9
            203.0.113.999                | 192.0.2.9
            abc                          | 192.0.2.9
            :                            | 192.0.2.9
            '203.0.113.1, '              | 192.0.2.9
            """)
    void isTheLastThatTheProxyHeardOrElseTheProxy(String forwarded, String client) {
        assertThat(of(forwarded)).hasToString(client);
    }

    @Test
    void isThePeerWhereNothingIsForwarded() {
        assertThat(ClientAddress.of("[::1]", Collections.emptyEnumeration()).isLoopback())
                .isTrue();
        assertThat(ClientAddress.of("192.0.2.9", Collections.emptyEnumeration()))
                .hasToString("192.0.2.9");
    }

    @Test
    void oneHouseholdIsOneClient() {
        assertThat(of("2001:db8:1:2::7").network())
                .isEqualTo(of("2001:db8:1:2:ffff::1").network());
        assertThat(of("2001:db8:1:2::7").network())
                .isNotEqualTo(of("2001:db8:1:3::7").network());
        assertThat(of("203.0.113.1").network()).isNotEqualTo(of("203.0.113.2").network());
    }

    private static ClientAddress of(String forwarded) {
        return ClientAddress.of("192.0.2.9", Collections.enumeration(List.of(forwarded)));
    }
}
