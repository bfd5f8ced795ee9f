package dev.cutover.reconcile.judge.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.comparison.ProblemKind;
import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void whatNeverSettledIsNotToldAsIfItHadBeenSeenTwice() {
        var signature = new Signature(ProblemKind.UNBALANCED, "stock", Form.NEVER_SETTLED_LEFT, "");

        assertThat(signature.words()).isEqualTo("does not add up on the left, and never settled");
    }
}
