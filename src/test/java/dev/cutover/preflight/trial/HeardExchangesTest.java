package dev.cutover.preflight.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.testkit.web.PlainContext;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeardExchangesTest {
    private final PlainContext context = new PlainContext(Path.of(""));
    private final HeardExchanges heard = new HeardExchanges(context.clock(), text -> text.replace("hush", "***"));

    @Test
    void anAnswerBelongsToWhatWasSentAndHasItsTime() {
        var first = heard.begin(() -> "first hush");
        var second = heard.begin(() -> "second");
        context.pass(Duration.ofSeconds(2));
        second.answered(() -> "answer to second");
        first.answered(() -> "hush, and no more");

        assertThat(heard.transcript().exchanges())
                .extracting(exchange -> exchange.sent().text())
                .containsExactly("first ***", "second");
        assertThat(heard.transcript().exchanges().get(0).answer()).hasValueSatisfying(answer -> {
            assertThat(answer.content().text()).isEqualTo("***, and no more");
            assertThat(answer.took()).isEqualTo(Duration.ofSeconds(2));
        });
        assertThat(heard.transcript().shows("answer to second\n")).isTrue();
    }

    @Test
    void whatIsNotAnsweredIsHeardAllTheSame() {
        heard.begin(() -> "anybody there?");

        assertThat(heard.transcript().exchanges())
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.answer()).isEmpty());
    }

    @Test
    void onlyTheFirstAnswerCounts() {
        var exchange = heard.begin(() -> "sent");
        exchange.answered(() -> "one");
        exchange.answered(() -> "two");

        assertThat(heard.transcript().shows("one")).isTrue();
        assertThat(heard.transcript().shows("two")).isFalse();
    }

    @Test
    void aSecretAtTheEdgeIsMaskedBeforeTheTextIsCut() {
        heard.begin(() -> "x".repeat(4094) + "hush" + "y".repeat(99));

        assertThat(heard.transcript().exchanges().get(0).sent())
                .isEqualTo(new ExchangeText("x".repeat(4094) + "**", false));
    }

    @Test
    void theFirstHundredAreKeptAndTheRestIsCounted() {
        for (int i = 0; i < 103; i++) {
            heard.begin(() -> "sent").answered(() -> "answered");
        }

        assertThat(heard.transcript().exchanges()).hasSize(100);
        assertThat(heard.transcript().leftOut()).isEqualTo(3);
    }
}
