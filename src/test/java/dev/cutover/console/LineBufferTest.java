package dev.cutover.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBufferTest {
    private final LineBuffer lineBuffer = new LineBuffer(String::length);

    @Test
    void linesGoOutInOrderAndOnce() {
        lineBuffer.line("one");
        lineBuffer.line("two");
        assertThat(lineBuffer.isWritten()).isFalse();
        assertThat(lineBuffer.take()).isEqualTo("one\ntwo\n");
        assertThat(lineBuffer.isWritten()).isTrue();
        assertThat(lineBuffer.take()).isEmpty();
    }

    @Test
    void theTailFollowsWhatIsTyped() {
        lineBuffer.tail("answer> ");
        assertThat(lineBuffer.take()).isEqualTo("answer> ");
        lineBuffer.tail("answer> n");
        assertThat(lineBuffer.take()).isEqualTo("n");
        lineBuffer.tail("answer> no");
        assertThat(lineBuffer.take()).isEqualTo("o");
        lineBuffer.tail("answer> go");
        assertThat(lineBuffer.take()).isEqualTo("\b \b\b \bgo");
    }

    @Test
    void linesThatComeBetweenStandOnTheirOwnAndTheTailIsShownAgain() {
        lineBuffer.tail("answer> no");
        lineBuffer.take();
        lineBuffer.line("event");
        assertThat(lineBuffer.take()).isEqualTo("\nevent\nanswer> no");
    }

    @Test
    void aLineThatIsEndedStays() {
        lineBuffer.tail("answer> g");
        lineBuffer.take();
        lineBuffer.tail("answer> go");
        lineBuffer.endTail(false);
        assertThat(lineBuffer.take()).isEqualTo("o\n");
        lineBuffer.tail("who> ");
        assertThat(lineBuffer.take()).isEqualTo("who> ");
    }

    @Test
    void aLineThatIsEndedBehindOthersIsWrittenWhole() {
        lineBuffer.tail("answer> go");
        lineBuffer.take();
        lineBuffer.line("event");
        lineBuffer.endTail(false);
        assertThat(lineBuffer.take()).isEqualTo("\nevent\nanswer> go\n");
    }

    @Test
    void aTerminalThatWentOnByItselfIsNotSentOnAgain() {
        lineBuffer.tail("answer> ");
        lineBuffer.take();
        lineBuffer.endTail(true);
        lineBuffer.line("next");
        assertThat(lineBuffer.take()).isEqualTo("next\n");
    }

    @Test
    void aTailThatIsNotWantedAnyMoreIsLeftWhereItIs() {
        lineBuffer.tail("answer> ");
        lineBuffer.take();
        lineBuffer.tail("");
        assertThat(lineBuffer.take()).isEqualTo("\n");
    }

    @Test
    void whatNobodyTakesIsCountedAndNotKept() {
        for (int line = 0; line < 100_007; line++) {
            lineBuffer.line("x");
        }
        assertThat(lineBuffer.take().length()).isEqualTo(200_000);
        lineBuffer.line("y");
        assertThat(lineBuffer.take())
                .isEqualTo("-- 7 lines left out, because the terminal was too slow; the journal has them all --\ny\n");
    }
}
