package dev.cutover.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningLineTest {
    private static final RunId RUN = new RunId("01jd3m8a6q0000000000000000");
    private static final Request ABORT = new Request.Abort("enough", "");

    @Test
    void theLineCanBeCopiedAsItStands() {
        assertThat(new SigningLine(Optional.of(RUN), "Ann Lee").instead("Ann Lee has a key", ABORT))
                .endsWith("; in another terminal: cutover abort --reason \"enough\" --as \"Ann Lee\" --run " + RUN);
        assertThat(new SigningLine(Optional.empty(), "Ann Lee").instead("Ann Lee has a key", ABORT))
                .endsWith(" --as \"Ann Lee\"");
    }

    @Test
    void aShellChangesNothingInTheName() {
        assertThat(new SigningLine(Optional.of(RUN), "Ann \"$HOME\" Lee").instead("a key", ABORT))
                .endsWith(" --as 'Ann \"$HOME\" Lee' --run " + RUN);
    }
}
