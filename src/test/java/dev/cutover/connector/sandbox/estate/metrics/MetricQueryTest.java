package dev.cutover.connector.sandbox.estate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MetricQueryTest {
    private final RoutingKeys routingKeys =
            new RoutingKeys(EstateConfig.retail(1).dimensions());

    @ParameterizedTest
    @EnumSource
    void knowsEveryMetricByItsName(EstateMetric estateMetric) {
        assertThat(MetricQueryParser.parse(estateMetric.id()).estateMetric()).isEqualTo(estateMetric);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exception_rate                                              | 42",
                "exception_rate{}                                            | 42",
                "exception_rate{region='us-east'}                            | 14",
                "exception_rate { region = \"us-east\" , lane='curbside' }   | 2",
                "exception_rate{region=~'us-.*'}                             | 28",
                "exception_rate{region=~'[ue].-[ec].*t.*',}                  | 28",
                "exception_rate{region!='us-east'}                           | 28",
                "exception_rate{region!~'us-.*',platform='orchestrator'}     | 7",
                "exception_rate{platform='legacy-oms'}                       | 21",
                "exception_rate{lane=~'.*',region=~'us-.*',region!='us-east'}| 14"
            })
    void isAboutTheTrafficThatItNames(String query, int cells) {
        assertThat(cellsOf(query)).hasSize(cells).doesNotHaveDuplicates();
    }

    @Test
    void guessesWhichMetricWasMeant() {
        assertThatThrownBy(() -> MetricQueryParser.parse("misroute_total"))
                .hasMessage("unknown metric 'misroute_total'")
                .asInstanceOf(InstanceOfAssertFactories.type(EstateException.class))
                .extracting(EstateException::hint, InstanceOfAssertFactories.STRING)
                .startsWith("known: order_rate_per_second, ")
                .endsWith("; did you mean 'misroutes_total'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                            | expected a metric's name",
                "exception_rate(               | at character 15: expected the end",
                "exception_rate{region}        | expected =, !=, =~ or !~",
                "exception_rate{region='x'     | expected ',' or '}'",
                "exception_rate{region=us-east}| expected a value in quotes",
                "exception_rate{='x'}          | expected a dimension or 'platform'",
                "exception_rate{} or 1         | expected the end"
            })
    void saysWhereAQueryIsWrong(String query, String what) {
        assertThatThrownBy(() -> MetricQueryParser.parse(query))
                .isInstanceOf(EstateException.class)
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exception_rate{reigon='us-east'}  | unknown dimension 'reigon'",
                "exception_rate{region='us-esat'}  | unknown region 'us-esat'",
                "exception_rate{region=~'us'}      | unknown region 'us'",
                "exception_rate{platform='oms'}    | unknown platform 'oms'",
                "exception_rate{region=~'us-('}    | 'us-(' is not a regular expression"
            })
    void refusesTrafficThatThereIsNone(String query, String message) {
        assertThatThrownBy(() -> cellsOf(query)).hasMessageStartingWith(message);
    }

    @Test
    void hintsAtTheOperatorWhereAPatternIsTakenLiterally() {
        assertThatThrownBy(() -> cellsOf("exception_rate{region='.*'}"))
                .hasMessage("unknown region '.*'")
                .asInstanceOf(InstanceOfAssertFactories.type(EstateException.class))
                .extracting(EstateException::hint)
                .isEqualTo("a pattern is compared with =~ instead of =");
        assertThatThrownBy(() -> cellsOf("exception_rate{region='us-('}")).hasMessage("unknown region 'us-('");
    }

    @Test
    void leavesTheWordPlatformToADimensionOfThatName() {
        var shops = new RoutingKeys(Map.of("platform", List.of("web", "app", "store")));

        assertThat(MetricQueryParser.parse("exception_rate{platform='app'}").cells(shops))
                .hasSize(2);
        assertThat(MetricQueryParser.parse("exception_rate{platform!='app'}").cells(shops))
                .hasSize(4);
    }

    @Property
    void neverFailsOtherThanByRefusing(@ForAll String text) {
        try {
            cellsOf(text);
        } catch (EstateException refusal) {
            assertThat(refusal).hasMessageNotContaining("null");
        }
    }

    private Integer[] cellsOf(String query) {
        return Arrays.stream(MetricQueryParser.parse(query).cells(routingKeys))
                .boxed()
                .toArray(Integer[]::new);
    }
}
