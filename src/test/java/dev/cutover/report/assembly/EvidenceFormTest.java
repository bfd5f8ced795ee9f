package dev.cutover.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.report.content.EvidenceBody;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captured bytes are shown by what they are. */
class EvidenceFormTest {
    private static final String CSV = "order,town\n1,Köln\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void aTableIsATableInWhateverCodingItIsWritten(String charset) {
        assertThat(EvidenceForm.of(CSV.getBytes(Charset.forName(charset)), "text/csv"))
                .isEqualTo(new EvidenceBody.Table(List.of(List.of("order", "town"), List.of("1", "Köln"))));
    }

    @Test
    void aMarkOfTheCodingIsNoPartOfTheText() {
        assertThat(EvidenceForm.of("\ufeffgo".getBytes(StandardCharsets.UTF_8), "text/plain"))
                .isEqualTo(new EvidenceBody.Text("go"));
    }

    @Test
    void whatIsNoTextIsNotShownAsOne() {
        for (String bytes : List.of("%PDF-1.7\n\u0001\u00e2", "PK\u0003\u0004\0\0", "\u0081\u00ff", "\0\0\0\0\u0001")) {
            assertThat(EvidenceForm.of(bytes.getBytes(StandardCharsets.ISO_8859_1), "text/csv"))
                    .isInstanceOf(EvidenceBody.Beside.class);
        }
    }
}
