package dev.cutover.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.Redaction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardAndIbanFinderTest {
    private static final Redaction CARD = Redactions.of(PersonalData.CARD);
    private static final Redaction IBAN = Redactions.of(PersonalData.IBAN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "5555555555554444",
                "2223003122003222",
                "378282246310005",
                "3782 822463 10005",
                "6011111111111117",
                "3530111333300000",
                "30569309025904",
                "6200000000000005",
                "4222222222222",
            })
    void aCardIsRedactedWhole(String number) {
        assertThat(Redactions.text(CARD, "pan=" + number + ", 12/28")).isEqualTo("pan=[redacted:card], 12/28");
        assertThat(Redactions.text(CARD, "paid " + number + " 42.00 EUR")).isEqualTo("paid [redacted:card] 42.00 EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "1764428400123456",
                "ORD4111111111111111",
                "0.4111111111111111",
                "41111111111111110000",
                "4111 1111-1111 1111",
                "9999999999999995",
                "411111111111",
            })
    void whatIsNoCardIsKept(String text) {
        assertThat(Redactions.text(CARD, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00",
                "GB82WEST12345698765432",
                "gb82 west 1234 5698 7654 32",
                "FR1420041010050500013M02606",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S",
            })
    void anAccountIsRedactedWhole(String number) {
        assertThat(Redactions.text(IBAN, "to " + number + "; ref 7")).isEqualTo("to [redacted:iban]; ref 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013001",
                "DE8937040044053201300",
                "XX89370400440532013000",
                "ADE89370400440532013000",
                "us-east-1a2b3c",
                "AB12CD34EF56",
            })
    void whatIsNoAccountIsKept(String text) {
        assertThat(Redactions.text(IBAN, text)).isEqualTo(text);
    }
}
