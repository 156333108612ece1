package dev.vigia.http;

import dev.vigia.http.DownloadFailure.Reason;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a file is fetched from, and where a server leads to from there.
 *
 * @param uri with signs only that travel in a request
 */
record FileAddress(URI uri) {

    private static final int MOST_ADDRESSES = 8;

    /** Knows the addresses of a host. */
    interface NameService {

        /** @return at least one, in the order in which they are to be asked */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** @throws IllegalArgumentException if it is none */
    static FileAddress of(URI address) {
        return new FileAddress(URI.create(address.toASCIIString()));
    }

    /**
     * @param place as a server says it
     * @throws DownloadFailure if it is none
     */
    FileAddress leadingTo(String place) {
        try {
            return of(place.isEmpty() || place.startsWith("#") || place.startsWith("?") ? samePath(place)
                    : uri.resolve(
                            place));
        } catch (IllegalArgumentException noAddress) {
            throw DownloadFailure.of(noAddress);
        }
    }

    /** What names no path is of the same one (RFC 3986, section 5.2.2), which java.net.URI does not know. */
    private URI samePath(String place) {
        String own = uri.toString().replaceFirst("#.*", "");
        return URI.create(place.startsWith("?") ? own.replaceFirst("\\?.*", "") + place : own);
    }

    /** The same of two addresses that one server answers for. */
    String origin() {
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port()).toLowerCase(Locale.ROOT);
    }

    private int port() {
        return uri.getPort() > 0 ? uri.getPort() : isEncrypted() ? 443 : 80;
    }

    private boolean isEncrypted() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /**
     * The same question to each address of the host, in the order in which they are to be asked.
     *
     * @param privateHosts those that need no public address
     * @throws DownloadFailure if nobody should ask there
     */
    List<RequestOptions> questions(NameService names, Set<String> privateHosts) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new DownloadFailure(Reason.ADDRESS_UNKNOWN);
        }
        List<InetAddress> servers = servers(names, privateHosts);
        boolean isOfThisMachine = "http".equalsIgnoreCase(uri.getScheme())
                && servers.stream().allMatch(InetAddress::isLoopbackAddress);
        if (!isEncrypted() && !isOfThisMachine) {
            throw new DownloadFailure(Reason.NOT_ENCRYPTED);
        }
        return servers.stream().limit(MOST_ADDRESSES).map(this::question).toList();
    }

    /** One address that is not public spoils them all: nobody knows which of them the next question would get. */
    private List<InetAddress> servers(NameService names, Set<String> privateHosts) {
        try {
            List<InetAddress> all = List.of(names.addresses(uri.getHost()));
            if (!privateHosts.contains(uri.getHost()) && !all.stream().allMatch(PublicAddresses::contains)) {
                throw new DownloadFailure(Reason.PRIVATE_ADDRESS);
            }
            return all;
        } catch (UnknownHostException e) {
            throw DownloadFailure.of(e);
        }
    }

    private RequestOptions question(InetAddress server) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions().setMethod(HttpMethod.GET).setSsl(isEncrypted())
                .setHost(uri.getHost().replaceAll("[\\[\\]]", "")).setPort(port())
                .setServer(SocketAddress.inetSocketAddress(port(), server.getHostAddress()))
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false);
    }
}
