package dev.cutover.connector.haproxy.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Where HAProxy takes commands: its {@code stats socket}. Immutable. */
public sealed interface SocketPlace {

    /** The same where a relative path starts from this folder. */
    SocketPlace in(Path base);

    /** A channel that is not connected yet. */
    SocketChannel channel() throws IOException;

    /** What the channel is connected to. */
    SocketAddress address() throws IOException;

    /** Its name for people. */
    String words();

    /**
     * Whether several processes can listen there at once, each for a part of the connections: an old one that was never
     * ended then answers now and then.
     */
    public boolean isShareable();

    /** The name that tells it from other sockets; a link in its path and the folder of the process make none. */
    String identity();

    /** A Unix socket. */
    record UnixSocket(Path path) implements SocketPlace {
        @Override
        public SocketPlace in(Path base) {
            return new UnixSocket(base.resolve(path));
        }

        @Override
        public SocketChannel channel() throws IOException {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        }

        @Override
        public SocketAddress address() {
            return UnixDomainSocketAddress.of(path);
        }

        @Override
        public String words() {
            return path.toString();
        }

        @Override
        public boolean isShareable() {
            return false;
        }

        @Override
        public String identity() {
            return RealPath.of(path).toString();
        }
    }

    /** A port of the loopback interface. */
    record LoopbackPort(String host, int port) implements SocketPlace {
        @Override
        public SocketPlace in(Path base) {
            return this;
        }

        @Override
        public SocketChannel channel() throws IOException {
            return SocketChannel.open();
        }

        @Override
        public SocketAddress address() throws IOException {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        }

        @Override
        public String words() {
            return host + ":" + port;
        }

        @Override
        public boolean isShareable() {
            return true;
        }

        @Override
        public String identity() {
            return (host.equals("localhost") ? "127.0.0.1" : host) + ":" + port;
        }
    }
}
