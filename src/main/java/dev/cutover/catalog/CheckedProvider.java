package dev.cutover.catalog;

import dev.cutover.model.Binding;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.RoutedTraffic;
import dev.cutover.spi.SettingsOutline;
import dev.cutover.spi.SpiVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A provider from a jar. If the jar needs a class or a method that does not exist (a {@link LinkageError}), it throws a
 * {@link ProblemException} with the exit code of an invalid file. The message names the jar, the provider, its SPI
 * version and the supported versions.
 */
record CheckedProvider(ConnectorProvider provider, String origin, int spiVersion, String type)
        implements ConnectorProvider {

    @Override
    public Description describe(Binding binding) {
        return checked(() -> provider.describe(binding));
    }

    @Override
    public List<Binding> examples() {
        return checked(provider::examples);
    }

    @Override
    public Map<String, String> metrics() {
        return checked(provider::metrics);
    }

    @Override
    public Map<String, String> faults() {
        return checked(provider::faults);
    }

    @Override
    public Map<String, String> invariants() {
        return checked(provider::invariants);
    }

    @Override
    public String checkQuery(Binding binding, String query) {
        return checked(() -> provider.checkQuery(binding, query));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        return checked(provider::outline);
    }

    @Override
    public List<Mistake> checkDimensions(Binding binding, Set<String> dimensions) {
        return checked(() -> provider.checkDimensions(binding, dimensions));
    }

    @Override
    public List<Mistake> checkFlows(Binding binding, List<RoutedTraffic> flows) {
        return checked(() -> provider.checkFlows(binding, flows));
    }

    @Override
    public List<Mistake> checkTraffic(Binding binding, String traffic, List<String> by) {
        return checked(() -> provider.checkTraffic(binding, traffic, by));
    }

    @Override
    public CallValues callValues(Binding binding) {
        var callValues = checked(() -> provider.callValues(binding));
        return new CallValues() {
            @Override
            public List<Mistake> mistakes(String operation, Map<String, Object> with) {
                return checked(() -> callValues.mistakes(operation, with));
            }

            @Override
            public List<Mistake> mistakes(String operation, Map<String, Object> with, Set<String> open) {
                return checked(() -> callValues.mistakes(operation, with, open));
            }

            @Override
            public List<Mistake> captureMistakes(String capture, Map<String, Object> with) {
                return checked(() -> callValues.captureMistakes(capture, with));
            }
        };
    }

    @Override
    public List<Mistake> checkFault(Binding binding, Map<String, Object> with) {
        return checked(() -> provider.checkFault(binding, with));
    }

    @Override
    public List<String> reaches(Binding binding, Path base) {
        return checked(() -> provider.reaches(binding, base));
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        try {
            return provider.open(binding, context);
        } catch (LinkageError e) {
            throw refused(e);
        }
    }

    private <T> T checked(Supplier<T> call) {
        try {
            return call.get();
        } catch (LinkageError e) {
            throw refused(e);
        }
    }

    private ProblemException refused(LinkageError e) {
        var problem = doesNotFit(origin, provider.getClass().getName(), spiVersion, e);
        return new ProblemException(ExitCode.INVALID, problem.message(), problem.hint(), e);
    }

    /** The problem of a jar whose classes do not link. */
    static Problem doesNotFit(String origin, String provider, int spiVersion, Throwable why) {
        return Problem.of(
                origin + ": its connector " + provider + ", built for version " + spiVersion
                        + " of the connector SPI, cannot be used: " + why + "; this Cutover supports "
                        + SpiVersion.OLDEST + " to " + SpiVersion.CURRENT,
                "it may have been built for another version of Cutover, or need a library that is missing");
    }
}
