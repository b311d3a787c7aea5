package dev.alambique.escola.api.guard;

import dev.alambique.escola.api.language.Language;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connections that also know which language a request asks for that cannot be parsed. Jetty stops at the first fault, and
 * answers as if there were no headers.
 */
public final class AttentiveConnections extends HttpConnectionFactory {
    private static final Pattern END_OF_HEADERS = Pattern.compile("\r?\n\r?\n");
    private static final Pattern ACCEPT_LANGUAGE = Pattern.compile("(?im)^Accept-Language:(.*)$");

    public AttentiveConnections(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new AttentiveConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    /** The language that a request asks for, as far as its headers have arrived. */
    public static Language language(Request request) {
        List<String> lines = request.getHeaders().getValuesList(HttpHeader.ACCEPT_LANGUAGE);
        return Language.of(
                lines.isEmpty()
                                && request.getConnectionMetaData().getConnection()
                                        instanceof AttentiveConnection unparsed
                        ? unparsed.lines()
                        : lines);
    }

    private static final class AttentiveConnection extends HttpConnection {
        // Without a value of their own here: the constructor of HttpConnection makes the parser that sets them.
        private @Nullable List<String> wishes;
        private @Nullable ByteBuffer arrived;

        AttentiveConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        List<String> lines() {
            return wishes == null ? List.of() : wishes;
        }

        @Override
        protected RequestHandler newRequestHandler() {
            return new RequestHandler() {
                @Override
                public void messageBegin() {
                    wishes = null;
                    super.messageBegin();
                }

                @Override
                public void parsedHeader(HttpField field) {
                    if (field.getHeader() == HttpHeader.ACCEPT_LANGUAGE) {
                        wish(field.getValue());
                    }
                    super.parsedHeader(field);
                }

                @Override
                public void badMessage(HttpException failure) {
                    readOn();
                    super.badMessage(failure);
                }
            };
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            HttpParser usual = super.newHttpParser(compliance);
            HttpParser parser =
                    new HttpParser(
                            (HttpParser.RequestHandler) usual.getHandler(),
                            getHttpConfiguration().getRequestHeaderSize(),
                            compliance) {
                        @Override
                        public boolean parseNext(ByteBuffer buffer) {
                            // The parser empties the buffer at a fault, before it tells of it.
                            arrived = buffer.slice();
                            return super.parseNext(buffer);
                        }
                    };
            parser.setHeaderCacheSize(usual.getHeaderCacheSize());
            parser.setHeaderCacheCaseSensitive(usual.isHeaderCacheCaseSensitive());
            return parser;
        }

        /** What has arrived with the fault; in the order of its lines, so that one that was parsed already adds nothing. */
        private void readOn() {
            if (arrived != null) {
                String rest = StandardCharsets.ISO_8859_1.decode(arrived).toString();
                ACCEPT_LANGUAGE
                        .matcher(END_OF_HEADERS.split(rest, 2)[0])
                        .results()
                        .forEach(line -> wish(line.group(1)));
            }
        }

        private void wish(@Nullable String line) {
            wishes = wishes == null ? new ArrayList<>() : wishes;
            wishes.add(String.valueOf(line).strip());
        }
    }
}
