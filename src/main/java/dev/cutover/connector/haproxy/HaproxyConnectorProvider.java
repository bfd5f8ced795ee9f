package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.RealPath;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.RoutedTraffic;
import dev.cutover.spi.SettingsOutline;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Provides HAProxy; the package's Javadoc says how. Stateless and thread-safe. */
public final class HaproxyConnectorProvider implements ConnectorProvider {

    @Override
    public String type() {
        return "haproxy";
    }

    @Override
    public Description describe(Binding binding) {
        var with = SettingsReader.of(binding.with());
        HaproxySettings.read(with);
        return Description.of("Splits traffic by the weights of a HAProxy, through its socket.")
                .withSettings(HaproxySettings.DESCRIBED)
                .withCapabilities(HaproxyConnector.CAPABILITIES)
                .withProblems(with.problems());
    }

    @Override
    public List<Binding> examples() {
        return List.of(new Binding(
                new SystemId("ingress"),
                type(),
                Map.of(
                        "socket",
                        "/run/haproxy/admin.sock",
                        "map",
                        Map.of("path", "/etc/haproxy/weights.map", "key", "{segment.region}")),
                Map.of()));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        HaproxySettings.read(SettingsReader.outlining(outline));
        return Optional.of(outline);
    }

    @Override
    public List<Mistake> checkDimensions(Binding binding, Set<String> dimensions) {
        return KeyDimensions.unknown(settings(binding), dimensions);
    }

    @Override
    public List<Mistake> checkTraffic(Binding binding, String traffic, List<String> by) {
        return KeyDimensions.shared(settings(binding), traffic, by);
    }

    @Override
    public List<Mistake> checkFlows(Binding binding, List<RoutedTraffic> flows) {
        return SharedNames.of(settings(binding).weights(), flows);
    }

    /** The file of a map is named too: two sockets of one HAProxy have two names, and one file. */
    @Override
    public List<String> reaches(Binding binding, Path base) {
        var settings = settings(binding);
        var names = new ArrayList<String>();
        names.add("haproxy " + settings.place().in(base).identity() + " "
                + settings.weights().reached());
        settings.weights().keeper(base).file().ifPresent(file -> names.add("haproxy file " + RealPath.of(file)));
        return names;
    }

    private static HaproxySettings settings(Binding binding) {
        return HaproxySettings.read(SettingsReader.of(binding.with()));
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var settings = HaproxySettings.read(with);
        with.requireNoMistakes(binding.system());
        return new HaproxyConnector(binding.system().value(), settings, context);
    }
}
