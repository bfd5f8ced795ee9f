package dev.cutover.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What holds of every connector, whatever its systems can do. */
public abstract class ProviderContract extends ConnectorContract {
    /** No password of a real system; long enough to be recognized wherever it stands. */
    private static final String SECRET = "Xq7-contract-secret-Zr2";

    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    /** Wrong settings, each by the path of the key that is wrong, such as {@code records.orders.key}. */
    protected abstract Map<String, Binding> wrongSettings();

    /** A system that nobody can reach: an address where nothing listens, a folder that is not there. */
    protected Optional<Binding> unreachable() throws Exception {
        return Optional.empty();
    }

    /** A binding that has this text as the value of each secret; its system need not be there. */
    protected Optional<Binding> bindingWithSecret(String secret) throws Exception {
        return Optional.empty();
    }

    /** Whether a thread that is alive after {@code close} counts as the connector's: not one of the test's own. */
    protected boolean isOfTheConnector(Thread thread) {
        return true;
    }

    /**
     * Whether a system without settings can do nothing, because the environment file defines all that it does: then an
     * example without settings says so as a problem.
     */
    protected boolean onlySettingsMakeItUseful() {
        return false;
    }

    @Test
    void theProviderIsNamedInItsServiceFile() {
        assertThat(ServiceLoader.load(ConnectorProvider.class))
                .filteredOn(found -> found.type().equals(provider().type()))
                .hasSize(1)
                .allMatch(found -> found.getClass().equals(provider().getClass()));
    }

    @Test
    void aBindingThatWorksHasNoProblem() throws Exception {
        assertThat(provider().describe(binding()).problems()).isEmpty();
    }

    @Test
    void theExamplesAreDescribedWithoutProblems() {
        assertThat(provider().examples()).isNotEmpty().allSatisfy(example -> {
            assertThat(example.connector()).isEqualTo(provider().type());
            if (!onlySettingsMakeItUseful()) {
                assertThat(provider().describe(example).problems()).isEmpty();
            }
        });
    }

    @Test
    void wrongSettingsAreReportedByTheirPathAndNotThrown() {
        assertThat(wrongSettings()).isNotEmpty();
        wrongSettings()
                .forEach((path, binding) -> assertThat(
                                provider().describe(binding).problems())
                        .as("the problems of wrong %s", path)
                        .anyMatch(problem -> problem.equals(path) || problem.startsWith(path + " ")));
    }

    @Test
    void theDescriptionIsComplete() throws Exception {
        var description = provider().describe(binding());
        assertThat(description.summary()).isNotBlank();
        assertThat(description.capabilities()).isNotEmpty();
        assertThat(description.operations())
                .allSatisfy(operation -> assertThat(operation.undo())
                        .satisfiesAnyOf(
                                undo -> assertThat(undo).isEmpty(),
                                undo -> assertThat(ToldTexts.names(description.operations()))
                                        .contains(undo)))
                .doesNotHaveDuplicates();
        assertThat(description.settings())
                .allSatisfy(setting -> assertThat(setting.description())
                        .as("the description of %s", setting.name())
                        .isNotBlank());
    }

    @Test
    void theConnectorHasWhatItsDescriptionPromises() throws Exception {
        var description = provider().describe(binding());
        var connector = open(binding());
        assertThat(description.capabilities())
                .allSatisfy(capability ->
                        assertThat(connector.as(capability)).as(capability + "").isPresent());
    }

    @Test
    void theOutlineHasAllSettingsThatAreDescribed() throws Exception {
        var outline = provider().outline().map(DescribedSettings::of);
        assumeTrue(outline.isPresent(), "the provider has no outline of its settings");
        var described = provider().describe(binding()).settings();
        assertThat(described)
                .extracting(Parameter::name)
                .allSatisfy(path -> assertThat(outline.orElseThrow().knows(path))
                        .as("%s is in the outline", path)
                        .isTrue())
                .containsAll(outline.orElseThrow().keys());
    }

    @Test
    void describingNeedsNoSystem() throws Exception {
        var unreachable = unreachable();
        assumeTrue(unreachable.isPresent(), "the author names no system that cannot be reached");
        assertTimeoutPreemptively(
                AT_ONCE,
                () -> assertThat(provider().describe(unreachable.get())).satisfies(description -> {
                    assertThat(description.problems()).isEmpty();
                    assertThat(description.capabilities())
                            .isEqualTo(provider().describe(binding()).capabilities());
                }));
    }

    @Test
    void openingNeedsNoSystem() throws Exception {
        var unreachable = unreachable();
        assumeTrue(unreachable.isPresent(), "the author names no system that cannot be reached");
        assertTimeoutPreemptively(AT_ONCE, () -> open(unreachable.get()));
    }

    @Test
    void closingLeavesNoThreadBehindAndCanBeRepeated() throws Exception {
        var binding = binding();
        var threads = LiveThreads.now();
        var connector = open(binding);
        new ToldTexts(run()).askEverythingOf(connector);
        connector.close();
        assertThatCode(connector::close).doesNotThrowAnyException();
        assertThat(threads.newOnes(this::isOfTheConnector)).isEmpty();
    }

    @Test
    void secretsAreNeverTold() throws Exception {
        var binding = bindingWithSecret(SECRET);
        assumeTrue(binding.isPresent(), "the connector takes no secrets");
        assertThat(binding.get().toString()).as("the binding has the secret").contains(SECRET);
        run().hide("contract", SECRET);
        var told = new ToldTexts(run()).askEverythingOf(open(binding.get()));
        assertThat(told.texts()).noneMatch(text -> text.contains(SECRET));
    }

    /** The record sets of a description are those of the connector, as far as the binding tells. */
    @Test
    void recordSetsAreTheSameInTheDescriptionAndTheConnector() throws Exception {
        Description description = provider().describe(binding());
        var records = open(binding()).as(Records.class);
        assumeTrue(records.isPresent(), "the connector reads no records");
        assertThat(records.orElseThrow().sets())
                .extracting(RecordSet::name)
                .containsExactlyInAnyOrderElementsOf(
                        description.recordSets().stream().map(RecordSet::name).toList());
    }
}
