package dev.cutover.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneFinderTest {
    private static final Redaction PHONE = Redactions.of(PersonalData.PHONE);
    private static final String MARKER = "[redacted:phone]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 30 1234567",
                "+49301234567",
                "+49 (0)30 123 45 67",
                "+49-30-1234567",
                "+44 20 7946 0958",
                "+44 (0)20 7946 0958",
                "+33 1 23 45 67 89",
                "+1 212 555 0123",
                "+1 (212) 555-0123",
                "+12125550123",
                "+1-212-555-0123",
                "+353 86 123 4567",
                "%2B12125550123",
                "0049 30 1234567",
                "(212) 555-0123",
                "(212)555-0123",
                "1 (800) 555-0199",
                "212-555-0123",
                "212.555.0123",
                "212 555-0123",
                "1-800-555-0199",
                "030 1234567",
                "030/1234567",
                "(030) 1234567",
                "0171-2345678",
                "0171 234 56 78",
                "020 7946 0958",
                "01 23 45 67 89",
                "01.23.45.67.89",
            })
    void aTelephoneNumberIsRedactedWholeWhateverStandsAroundIt(String number) {
        for (String around :
                new String[] {"%s", "call %s.", "<%s>", "x,%s,1001", "\"%s\"", "tel:%s", "%s\n", "a;%s;b"}) {
            assertThat(Redactions.text(PHONE, around.formatted(number))).isEqualTo(around.formatted(MARKER));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone=2125550123",
                "\"phone\": \"2125550123\"",
                "customer_phone: 2125550123",
                "phoneNumber=0301234567",
                "MOBILE: 212 555 0123",
                "tel:7654321",
                "\\\"phone\\\":\\\"2125550123\\\"",
            })
    void digitsThatANameCallsATelephoneNumberAreOne(String text) {
        assertThat(Redactions.text(PHONE, text)).contains(MARKER).doesNotContainPattern("[0-9]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-29T15:12:07.123456Z",
                "2026-11-29 15:12:07,123 +0200 1234567",
                "Sun, 29 Nov 2026 15:12:07 +1100 200 5321",
                "29/11/2026 10:22:33",
                "05/11/2026 1022 33",
                "[29/Nov/2026:15:12:07 +0000] \"GET / HTTP/1.1\" 200 532 1234",
                "1764428400 1764428400123 1764428400123456",
                "10.0.0.1 192.168.100.200 255.255.255.255:8080",
                "2001:db8::8a2e:370:7334",
                "order 1000234567 SKU-212-555-0123 ORD-2125550123",
                "112-1234567-1234567",
                "550e8400-e29b-41d4-a716-446655440000",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "1.234.567,89 EUR; $12,345,678.90; +12.5 %; -1234567890",
                "total=1234567890 count: 2125550123",
                "/var/log/030/1234567",
                "v212.555.0123",
                "978-0-306-40615-7",
                "0.123 456 789",
                "phone_count=12345678",
                "smartphone: 4006381333931",
                "00012 00034 00056",
                "+0200 2345678",
                "112-555-0123",
                "212-155-0123",
                "order=4711 items=3 region=us-east weight=1000",
                "01234567890123",
                "12:30-1234567",
            })
    void whatOnlyLooksLikeATelephoneNumberIsKept(String text) {
        assertThat(Redactions.text(PHONE, text)).isEqualTo(text);
    }

    @Test
    void whatFollowsANumberIsKept() {
        assertThat(Redactions.text(PHONE, "+49 30 1234567 2026-11-29 12:30 order 1001"))
                .isEqualTo(MARKER + " 2026-11-29 12:30 order 1001");
        assertThat(Redactions.text(PHONE, "+33 1 23 45 67 89 12 items")).isEqualTo(MARKER + " 12 items");
        assertThat(Redactions.text(PHONE, "(212) 555-0123 x45")).isEqualTo(MARKER + " x45");
        assertThat(Redactions.text(PHONE, "212-555-0123,5")).isEqualTo(MARKER + ",5");
    }
}
