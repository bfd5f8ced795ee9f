package dev.cutover.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.RedactedColumns;
import dev.cutover.model.redaction.Redaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A heading is the label of each cell below it. */
class HeadingsTest {
    private static final Redaction PHONE = Redactions.of(PersonalData.PHONE);
    private static final Redaction EMAIL = Redactions.of(PersonalData.EMAIL);
    private static final String P = "[redacted:phone]";
    private static final String E = "[redacted:email]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "Phone",
                "PHONE",
                "tel",
                "mobile",
                "customer_phone",
                "mobileNumber",
                "Phone number",
                "Tel.",
                "Phone 2",
                "phone_no",
                "#phone",
                "Customer mobile no."
            })
    void digitsBelowAHeadingOfTelephoneNumbersAreRedacted(String heading) {
        for (String delimiter : new String[] {",", ";", "\t"}) {
            assertThat(Redactions.text(PHONE, "time" + delimiter + heading + "\n1" + delimiter + "5551234567\n"))
                    .isEqualTo("time" + delimiter + heading + "\n1" + delimiter + P + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "telemetry", "microphones", "headphone_sku", "phone_calls", "mobility"})
    void digitsBelowOtherHeadingsAreKept(String heading) {
        String table = "time," + heading + "\n1,5551234567\n";
        assertThat(Redactions.text(PHONE, table)).isEqualTo(table);
    }

    @Test
    void onlyWhatCanBeANumberIsRedactedBelowAHeading() {
        String table = """
                id,phone,order
                1,none,5551234567
                2,,5551234567
                3,12,1
                4,"5551234567; +1 212 555 0199",1
                5,(555)1234567 (home),1
                6,'5551234567,1
                """;
        assertThat(Redactions.text(PHONE, table)).isEqualTo("""
                id,phone,order
                1,none,5551234567
                2,,5551234567
                3,12,1
                4,"%1$s; %1$s",1
                5,%1$s (home),1
                6,'%1$s,1
                """.formatted(P));
        assertThat(Redactions.counts(PHONE, "id,phone\n1,5551234567\n2,none\n3,5551234567/5551234568\n"))
                .isEqualTo(Map.of("phone", 3L));
    }

    @Test
    void addressesBelowAHeadingNeedNoDot() {
        assertThat(Redactions.text(EMAIL, "id,E-Mail\n1,ines@intranet\n2,Ines <ines@example.com>\n3,none\n"))
                .isEqualTo("id,E-Mail\n1," + E + "\n2,Ines <" + E + ">\n3,none\n");
        assertThat(Redactions.counts(EMAIL, "id,customerEmail\n1,ines@intranet\n"))
                .isEqualTo(Map.of("email", 1L));
    }

    @Test
    void withoutTheRuleAHeadingSaysNothing() {
        assertThat(Redactions.text(EMAIL, "id,phone\n1,5551234567\n")).isEqualTo("id,phone\n1,5551234567\n");
    }

    @Test
    void aValueThatMovedBelowAnotherHeadingIsRedactedByTheStricterRule() {
        var both = Redactions.of(new RedactedColumns(List.of("name")), PersonalData.PHONE);

        assertThat(Redactions.text(both, "id,name,phone\n1,Smith, Bob,5551234567\n2,Eve,5551234567\n"))
                .isEqualTo("id,name,phone\n1,[redacted:name], [redacted:name],[redacted:name]\n2,[redacted:name]," + P
                        + "\n");
    }
}
