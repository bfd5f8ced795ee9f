package dev.cutover.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TapeTest {
    private final Tape tape = new Tape(String::length);

    @Test
    void linesGoOutInOrderAndOnce() {
        tape.line("one");
        tape.line("two");
        assertThat(tape.isWritten()).isFalse();
        assertThat(tape.take()).isEqualTo("one\ntwo\n");
        assertThat(tape.isWritten()).isTrue();
        assertThat(tape.take()).isEmpty();
    }

    @Test
    void theTailFollowsWhatIsTyped() {
        tape.tail("answer> ");
        assertThat(tape.take()).isEqualTo("answer> ");
        tape.tail("answer> n");
        assertThat(tape.take()).isEqualTo("n");
        tape.tail("answer> no");
        assertThat(tape.take()).isEqualTo("o");
        tape.tail("answer> go");
        assertThat(tape.take()).isEqualTo("\b \b\b \bgo");
    }

    @Test
    void linesThatComeBetweenStandOnTheirOwnAndTheTailIsShownAgain() {
        tape.tail("answer> no");
        tape.take();
        tape.line("event");
        assertThat(tape.take()).isEqualTo("\nevent\nanswer> no");
    }

    @Test
    void aLineThatIsEndedStays() {
        tape.tail("answer> g");
        tape.take();
        tape.tail("answer> go");
        tape.endTail(false);
        assertThat(tape.take()).isEqualTo("o\n");
        tape.tail("who> ");
        assertThat(tape.take()).isEqualTo("who> ");
    }

    @Test
    void aLineThatIsEndedBehindOthersIsWrittenWhole() {
        tape.tail("answer> go");
        tape.take();
        tape.line("event");
        tape.endTail(false);
        assertThat(tape.take()).isEqualTo("\nevent\nanswer> go\n");
    }

    @Test
    void aTerminalThatWentOnByItselfIsNotSentOnAgain() {
        tape.tail("answer> ");
        tape.take();
        tape.endTail(true);
        tape.line("next");
        assertThat(tape.take()).isEqualTo("next\n");
    }

    @Test
    void aTailThatIsNotWantedAnyMoreIsLeftWhereItIs() {
        tape.tail("answer> ");
        tape.take();
        tape.tail("");
        assertThat(tape.take()).isEqualTo("\n");
    }

    @Test
    void whatNobodyTakesIsCountedAndNotKept() {
        for (int line = 0; line < 100_007; line++) {
            tape.line("x");
        }
        assertThat(tape.take().length()).isEqualTo(200_000);
        tape.line("y");
        assertThat(tape.take()).isEqualTo("-- 7 lines left out, as nobody took them; the journal has them all --\ny\n");
    }
}
