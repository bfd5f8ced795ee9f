package dev.cutover.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.redaction.Redaction;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final Redaction COLUMNS = Redactions.columns("customer_name", "street");
    private static final String NAME = "[redacted:customer_name]";
    private static final String STREET = "[redacted:street]";

    private static String text(String text) {
        return Redactions.text(COLUMNS, text);
    }

    @Test
    void cellsOfNamedColumnsAreRedactedAndTheRestIsKept() {
        assertThat(text("order_id,Customer_Name,total,STREET\r\n1001,Bob,9.50,Main Rd 5\r\n1002,,8,\r\n"))
                .isEqualTo(
                        "order_id,Customer_Name,total,STREET\r\n1001," + NAME + ",9.50," + STREET + "\r\n1002,,8,\r\n");
        assertThat(Redactions.counts(COLUMNS, "order_id,Customer_Name,STREET\n1,Bob,Main\n2,Eve,\n"))
                .isEqualTo(Map.of("customer_name", 2L, "street", 1L));
    }

    @Test
    void everyUsualDelimiterIsUnderstood() {
        assertThat(text("id;customer_name\n1;Bob")).isEqualTo("id;customer_name\n1;" + NAME);
        assertThat(text("id\tcustomer_name\n1\tBob")).isEqualTo("id\tcustomer_name\n1\t" + NAME);
        assertThat(text("customer_name\nBob\nEve\n")).isEqualTo("customer_name\n" + NAME + "\n" + NAME + "\n");
        assertThat(text("\ufeff\"customer_name\",id\n\"Bob, Jr\",1\n"))
                .isEqualTo("\ufeff\"customer_name\",id\n\"" + NAME + "\",1\n");
    }

    @Test
    void aCellInQuotationMarksMayHoldDelimitersMarksAndLines() {
        assertThat(text("id,customer_name,note\n1,\"Bob \"\"the\nbuilder\"\", Jr\",\"a,b\"\n2,Eve,x\n"))
                .isEqualTo("id,customer_name,note\n1,\"" + NAME + "\",\"a,b\"\n2," + NAME + ",x\n");
    }

    @Test
    void aRowWithTooManyCellsIsRedactedFromTheFirstNamedColumnOn() {
        assertThat(text("id,street,total\n1,Main Rd 5, 3rd floor,9\n"))
                .isEqualTo("id,street,total\n1," + STREET + ", " + STREET + "," + STREET + "\n");
    }

    @Test
    void tablesOfDatabaseClientsAreTables() {
        assertThat(text(" id | customer_name \n----+---------------\n  1 | Bob Smith\n(1 row)\n"))
                .isEqualTo(" id | customer_name \n----+---------------\n  1 | " + NAME + "\n(1 row)\n");
        assertThat(text("+----+---------------+\n| id | customer_name |\n+----+---------------+\n|  1 | Bob |\n"))
                .isEqualTo("+----+---------------+\n| id | customer_name |\n+----+---------------+\n|  1 | " + NAME
                        + " |\n");
    }

    @Test
    void aTableMayFollowOtherLinesAndEndsWhereRowsAreDifferent() {
        assertThat(text("exported by batch 7: ok\nid,customer_name\n1,Bob\n\nall done, thank you, bye\n"))
                .isEqualTo("exported by batch 7: ok\nid,customer_name\n1," + NAME + "\n\nall done, thank you, bye\n");
        assertThat(text("id,customer_name\n1,Bob\n\n2,Eve\n"))
                .as("an empty line within a table does not end it")
                .isEqualTo("id,customer_name\n1," + NAME + "\n\n2," + NAME + "\n");
    }

    @Test
    void aTableThatWasAddedToAnotherIsOneToo() {
        assertThat(text("id,customer_name\n1,Bob\nstreet,id\nMain Rd,2\n"))
                .doesNotContain("Bob")
                .doesNotContain("Main Rd");
    }

    @Test
    void aSentenceIsNoHeader() {
        String text = "start\nmissing columns: id, street, city\none, two, three\n";
        assertThat(text(text)).isEqualTo(text);
    }

    @Test
    void aMarkThatIsNeverClosedHidesNothingFromTheRules() {
        String rows = "2,Eve,x\n".repeat(200_000);
        String clean = text("id,customer_name,note\n1,\"Bob,x\n" + rows);
        assertThat(clean).doesNotContain("Bob").doesNotContain("Eve");
        assertThat(clean.length()).as("the table goes on after the longest row").isGreaterThan(400_000);
    }

    @Test
    void valuesOfNamedKeysAreRedactedAtAnyDepthAndJsonStaysJson() {
        assertThat(text("""
                                {"order":1001,"to":{"Customer_Name" : "Bob \\"the\\" builder","street":["Main","5"]},
                                 "street": 12, "x":[{"customer_name":null},{"customer_name":""},{"street":true }]}
                                """)).isEqualTo("""
                        {"order":1001,"to":{"Customer_Name" : "[redacted:customer_name]","street":"[redacted:street]"},
                         "street": "[redacted:street]", "x":[{"customer_name":null},{"customer_name":""},{"street":"[redacted:street]" }]}
                        """);
    }

    @Test
    void linesOfJsonAndJsonInALogAndJsonInJsonAreUnderstood() {
        assertThat(text("{\"street\":\"a\"}\n{\"street\":\"b\"}\n"))
                .isEqualTo("{\"street\":\"" + STREET + "\"}\n{\"street\":\"" + STREET + "\"}\n");
        assertThat(text("12:00 said \"hi, {\"id\":7,\"street\":\"Main\"} done\n"))
                .isEqualTo("12:00 said \"hi, {\"id\":7,\"street\":\"" + STREET + "\"} done\n");
        assertThat(text("{\"msg\":\"{\\\"street\\\":\\\"Main \\\\\\\"x\\\\\\\" 5\\\",\\\"id\\\":7}\"}"))
                .isEqualTo("{\"msg\":\"{\\\"street\\\":\\\"" + STREET + "\\\",\\\"id\\\":7}\"}");
    }

    @Test
    void aKeyWithEscapedLettersIsTheSameKey() {
        var redaction = Redactions.columns("straße");
        assertThat(Redactions.text(redaction, "{\"Stra\\u00dfe\":\"Allee 1\"}"))
                .isEqualTo("{\"Stra\\u00dfe\":\"[redacted:straße]\"}");
    }

    @Test
    void aTextOfJsonThatIsCutOffIsRedactedAsFarAsItGoes() {
        assertThat(text("{\"street\":\"Main Rd")).isEqualTo("{\"street\":\"" + STREET);
        assertThat(text("{\"street\":\"Main Rd\nnext line")).isEqualTo("{\"street\":\"" + STREET + "\nnext line");
        assertThat(text("{\"street\":[\"Main Rd\",")).isEqualTo("{\"street\":\"" + STREET + "\"");
    }

    @Test
    void namesMatchWhole() {
        String text = "{\"street_number\":5,\"my street\":\"x\",\"streets\":[1]}";
        assertThat(text(text)).isEqualTo(text);
    }

    @Test
    void whatWasRedactedIsNotCountedAgain() {
        String clean = text("id,street\n1,Main\n{\"street\":\"Main\"}\n");
        assertThat(Redactions.counts(COLUMNS, clean)).isEmpty();
        assertThat(text(clean)).isEqualTo(clean);
    }
}
