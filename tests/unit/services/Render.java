import java.io.StringWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.lang.StringEscapeUtils;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/**
 * Renders mapping templates with Apache Velocity and API Gateway's `$input` and `$util`.
 *
 * <p>Standard input is a JSON list of `{template, body, params, context, stageVariables}`; standard output is the list
 * of `{text, status, headers}`, the latter two as `$context.responseOverride` says.
 */
public final class Render {
    private Render() {}

    public static void main(String[] arguments) throws Exception {
        var jobs = (List<?>) Json.parse(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        var settings = new Properties();
        settings.put("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        var engine = new VelocityEngine(settings);
        var results = new ArrayList<Object>();
        for (var job : jobs) {
            results.add(render(engine, (Map<?, ?>) job));
        }
        System.out.write(Json.text(results).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static Map<String, Object> render(VelocityEngine engine, Map<?, ?> job) {
        var overrides = new LinkedHashMap<String, Object>();
        overrides.put("header", new LinkedHashMap<String, Object>());
        var context = new LinkedHashMap<Object, Object>((Map<?, ?>) job.get("context"));
        context.put("responseOverride", overrides);
        var variables = new VelocityContext();
        variables.put("input", new Input((String) job.get("body"), (Map<?, ?>) job.get("params")));
        variables.put("util", new Util());
        variables.put("context", context);
        variables.put("stageVariables", job.get("stageVariables"));
        var out = new StringWriter();
        engine.evaluate(variables, out, "template", (String) job.get("template"));
        var result = new LinkedHashMap<String, Object>();
        result.put("text", out.toString());
        result.put("status", overrides.get("status"));
        result.put("headers", overrides.get("header"));
        return result;
    }

    /** `$input`: what is asked for and is not there is null, and as JSON an empty string. */
    public static final class Input {
        private final String body;
        private final Map<?, ?> params;

        Input(String body, Map<?, ?> params) {
            this.body = body;
            this.params = params;
        }

        public String getBody() {
            return body.isEmpty() ? "{}" : body;
        }

        public Map<?, ?> params() {
            return params;
        }

        public Object params(String name) {
            for (var part : List.of("path", "querystring", "header")) {
                var found = ((Map<?, ?>) params.get(part)).get(name);
                if (found != null) {
                    return found;
                }
            }
            return "";
        }

        public Object path(String path) {
            var found = Json.parse(getBody());
            for (var step : path.substring(1).split("\\.|(?=\\[)")) {
                if (step.startsWith("[")) {
                    var index = Integer.parseInt(step.substring(1, step.length() - 1));
                    found = found instanceof List<?> list && index < list.size() ? list.get(index) : null;
                } else if (!step.isEmpty()) {
                    found = found instanceof Map<?, ?> map ? map.get(step) : null;
                }
            }
            return found;
        }

        public String json(String path) {
            var found = path(path);
            return found == null ? "\"\"" : Json.text(found);
        }
    }

    /** `$util`, with the service's ways to treat nothing. */
    public static final class Util {
        public String escapeJavaScript(Object text) {
            if (text == null) {
                return "null";
            }
            return text.toString().isBlank() ? "{}" : StringEscapeUtils.escapeJavaScript(text.toString());
        }

        public String urlEncode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        public String urlDecode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        public String base64Encode(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** JSON as maps in order, lists, strings, booleans, nulls, and numbers as they are written. */
    private static final class Json {
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Object parse(String text) {
            var parser = new Json(text);
            var value = parser.value();
            if (parser.next() != 0) {
                throw new IllegalArgumentException("not JSON: " + text);
            }
            return value;
        }

        private char next() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private boolean skip(char wanted) {
            var found = next() == wanted;
            at += found ? 1 : 0;
            return found;
        }

        private Object value() {
            switch (next()) {
                case '{':
                    return map();
                case '[':
                    return list();
                case '"':
                    return string();
                default:
                    return word();
            }
        }

        private Map<String, Object> map() {
            var map = new LinkedHashMap<String, Object>();
            skip('{');
            while (!skip('}')) {
                next();
                var key = string();
                skip(':');
                map.put(key, value());
                skip(',');
            }
            return map;
        }

        private List<Object> list() {
            var list = new ArrayList<Object>();
            skip('[');
            while (!skip(']')) {
                list.add(value());
                skip(',');
            }
            return list;
        }

        private String string() {
            var found = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                var character = text.charAt(at);
                if (character == '\\') {
                    character = text.charAt(++at);
                    var simple = "bfnrt".indexOf(character);
                    if (simple >= 0) {
                        character = "\b\f\n\r\t".charAt(simple);
                    } else if (character == 'u') {
                        character = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
                        at += 4;
                    }
                }
                found.append(character);
            }
            at++;
            return found.toString();
        }

        private Object word() {
            var start = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var word = text.substring(start, at);
            switch (word) {
                case "true":
                case "false":
                    return Boolean.valueOf(word);
                case "null":
                    return null;
                default:
                    return word.matches("-?\\d+") ? Integer.valueOf(word) : (Object) Double.valueOf(word);
            }
        }

        static String text(Object value) {
            if (value instanceof Map<?, ?> map) {
                var entries = new ArrayList<String>();
                map.forEach((key, item) -> entries.add(quoted(key.toString()) + ":" + text(item)));
                return "{" + String.join(",", entries) + "}";
            }
            if (value instanceof List<?> list) {
                return "[" + String.join(",", list.stream().map(Json::text).toList()) + "]";
            }
            return value instanceof String text ? quoted(text) : String.valueOf(value);
        }

        private static String quoted(String text) {
            var found = new StringBuilder("\"");
            for (var character : text.toCharArray()) {
                if (character == '"' || character == '\\') {
                    found.append('\\').append(character);
                } else if (character < ' ') {
                    found.append(String.format("\\u%04x", (int) character));
                } else {
                    found.append(character);
                }
            }
            return found.append('"').toString();
        }
    }
}
