package dev.alambique.escola.api.language;

import java.util.List;
import java.util.stream.Stream;

/** Everything that the API says itself, in each language. What is wrong with a field reads on from the field's name. */
public enum Message {
    BAD_REQUEST("Bad Request", "Requisição inválida"),
    UNAUTHORIZED("Unauthorized", "Não autenticado"),
    NOT_FOUND("Not Found", "Não encontrado"),
    METHOD_NOT_ALLOWED("Method Not Allowed", "Método não permitido"),
    REQUEST_TIMEOUT("Request Timeout", "Tempo da requisição esgotado"),
    CONFLICT("Conflict", "Conflito"),
    PRECONDITION_FAILED("Precondition Failed", "Pré-condição falhou"),
    CONTENT_TOO_LARGE("Content Too Large", "Conteúdo grande demais"),
    URI_TOO_LONG("URI Too Long", "Endereço longo demais"),
    UNSUPPORTED_MEDIA_TYPE("Unsupported Media Type", "Tipo de mídia não suportado"),
    EXPECTATION_FAILED("Expectation Failed", "Expectativa falhou"),
    UNPROCESSABLE_CONTENT("Unprocessable Content", "Conteúdo não processável"),
    UPGRADE_REQUIRED("Upgrade Required", "Atualização necessária"),
    TOO_MANY_REQUESTS("Too Many Requests", "Requisições demais"),
    HEADER_FIELDS_TOO_LARGE("Request Header Fields Too Large", "Cabeçalhos grandes demais"),
    INTERNAL_SERVER_ERROR("Internal Server Error", "Erro interno do servidor"),
    SERVICE_UNAVAILABLE("Service Unavailable", "Serviço indisponível"),
    VERSION_NOT_SUPPORTED("HTTP Version Not Supported", "Versão de HTTP não suportada"),

    NO_SUCH_PATH("There is nothing at this path.", "Não há nada neste caminho."),
    NO_SUCH_METHOD("This path does not answer to this method.", "Este caminho não responde a este método."),
    BODY_TOO_LARGE("The body is larger than 1 MB.", "O corpo é maior que 1 MB."),
    BODY_DOES_NOT_ARRIVE(
            "The rest of the request does not arrive; send it again, all of it.",
            "O resto da requisição não chega; envie-a de novo, por inteiro."),
    ONLY_HTTP_1_1("This server speaks HTTP/1.1 only.", "Este servidor fala somente HTTP/1.1."),
    ONLY_100_CONTINUE("The header Expect may say 100-continue only.", "O cabeçalho Expect só pode dizer 100-continue."),
    NOT_HTTP(
            "The request is no well-formed HTTP/1.1, or its address no URI.",
            "A requisição não é HTTP/1.1 bem formado, ou seu endereço não é uma URI."),
    ADDRESS_TOO_LONG("The address is too long.", "O endereço é longo demais."),
    HEADERS_TOO_LONG("The headers are longer than 8 KB together.", "Os cabeçalhos somam mais de 8 KB."),
    REQUEST_ENDS_EARLY(
            "The request ends too early, or its body is no well-formed HTTP/1.1.",
            "A requisição termina cedo demais, ou seu corpo não é HTTP/1.1 bem formado."),
    SERVER_FAILED("The server failed; its log says why.", "O servidor falhou; o log diz por quê."),
    REFUSED("{0}.", "{0}."),

    NO_SUCH_ALUNO("There is no aluno with id {0}.", "Não há aluno com id {0}."),
    NO_SUCH_CURSO("There is no curso with id {0}.", "Não há curso com id {0}."),
    NO_SUCH_CURSO_CODIGO("There is no curso with codigo {0}.", "Não há curso com codigo {0}."),
    NO_SUCH_MATRICULA("There is no matricula with id {0}.", "Não há matricula com id {0}."),
    NO_SUCH_REVISION("There is no revision {0}.", "Não há revisão {0}."),
    UPGRADE_BEFORE_COMPARING(
            "The database is not at head, so it is not compared. Pending: {0}; run alambique upgrade first.",
            "O banco de dados não está no head, então não é comparado. Pendente: {0};"
                    + " execute antes alambique upgrade."),
    NO_PLACE_TO_COMPARE(
            "Comparing needs a throwaway database, and the role of this server may not create any;"
                    + " let it (ALTER ROLE … CREATEDB), or run alambique check --scratch-url elsewhere.",
            "Comparar exige um banco de dados descartável, e o papel deste servidor não pode criar nenhum;"
                    + " permita (ALTER ROLE … CREATEDB), ou execute alambique check --scratch-url em outro lugar."),

    PATH_NAMES_NO_KEY("The path names no key.", "O caminho não contém uma chave."),
    PARAMETERS_UNREADABLE("The query string cannot be read.", "Os parâmetros da consulta não podem ser lidos."),
    TOO_MANY_PARAMETERS("There are more than {0} parameters.", "Há mais de {0} parâmetros."),
    HEADER_UNREADABLE("A header cannot be read.", "Um cabeçalho não pode ser lido."),
    BODY_NOT_WELL_FORMED(
            "The body is not well-formed JSON (line {0}, column {1}).",
            "O corpo não é JSON bem formado (linha {0}, coluna {1})."),
    BODY_NOT_JSON("The body is not well-formed JSON.", "O corpo não é JSON bem formado."),
    BODY_NOT_AN_OBJECT("The body must be one JSON object.", "O corpo deve ser um objeto JSON."),
    BODY_HOLDS_UNREADABLE("The body holds what cannot be read.", "O corpo contém o que não pode ser lido."),
    CONTENT_TYPE_IS_NOT_JSON(
            "The body must come as {0}; with curl, --json or -H 'Content-Type: {0}'.",
            "O corpo deve vir como {0}; com curl, --json ou -H 'Content-Type: {0}'."),
    BODY_IS_ENCODED(
            "The body must come as it is, and this one comes as {0}; send it without Content-Encoding, or with identity.",
            "O corpo deve vir como é, e este vem como {0}; envie-o sem Content-Encoding, ou com identity."),
    VALUES_NOT_ACCEPTABLE("Some values are not acceptable.", "Alguns valores não são aceitáveis."),
    VALUE_CANNOT_BE_STORED("A value cannot be stored as it is.", "Um valor não pode ser gravado como está."),

    MUST_BE_TEXT("must be text, in quotation marks", "deve ser texto, entre aspas"),
    MUST_BE_UNICODE("must hold whole characters", "deve conter caracteres inteiros"),
    MUST_BE_A_DATE("must be a date such as 2001-09-23", "deve ser uma data como 2001-09-23"),
    MUST_BE_A_WHOLE_NUMBER("must be a whole number", "deve ser um número inteiro"),
    MUST_BE_64_BITS("must be a whole number of 64 bits", "deve ser um número inteiro de 64 bits"),
    IS_NO_FIELD("is not a field of this resource", "não é um campo deste recurso"),
    IS_NO_PARAMETER("is not a parameter of this path", "não é um parâmetro deste caminho"),
    IS_REPEATED("must not be repeated", "não pode ser repetido"),
    MUST_BE_ENCODED(
            "must have two hexadecimal digits after each percent sign, and be UTF-8",
            "deve ter dois dígitos hexadecimais após cada sinal de porcentagem, e ser UTF-8"),
    MUST_HOLD_NO_NUL("must not hold the character U+0000", "não pode conter o caractere U+0000"),
    MUST_BE_ONE_OF("must be one of {0}", "deve ser um de {0}"),
    MUST_BE_BETWEEN("must be a whole number from {0} to {1}", "deve ser um número inteiro de {0} a {1}"),
    MUST_BE_A_CURSOR(
            "must be what the Link of the page before says, with the same sort",
            "deve ser o que diz o Link da página anterior, com o mesmo sort"),
    MUST_BE_A_KEY("must be 1 to 255 printable ASCII characters", "deve ter de 1 a 255 caracteres ASCII imprimíveis"),
    MUST_BE_AN_ETAG("must be an ETag, such as \"3\", or *", "deve ser um ETag, como \"3\", ou *"),

    EMAIL_IS_TAKEN("Another aluno has this email.", "Outro aluno tem este email."),
    CODIGO_IS_TAKEN("Another curso has this codigo.", "Outro curso tem este codigo."),
    ENROLLED_ALREADY("The aluno has a matricula in this curso already.", "O aluno já tem uma matricula neste curso."),
    ALUNO_HAS_MATRICULAS("The aluno still has matriculas.", "O aluno ainda tem matriculas."),
    CURSO_HAS_MATRICULAS("The curso still has matriculas.", "O curso ainda tem matriculas."),
    SOMETHING_IN_THE_WAY("What is stored stands in the way.", "O que está gravado impede isto."),
    IS_TAKEN("is already taken", "já está em uso"),
    IS_TAKEN_TOGETHER("is already taken together", "já está em uso em conjunto"),
    NAMES_NO_ALUNO("names no aluno", "não é de nenhum aluno"),
    NAMES_NO_CURSO("names no curso", "não é de nenhum curso"),

    CHANGED_MEANWHILE(
            "Another request changed the same data at the same time; read it again.",
            "Outra requisição mudou os mesmos dados ao mesmo tempo; leia de novo."),
    NOT_THIS_VERSION(
            "What is stored is no longer the version of If-Match; read it again.",
            "O que está gravado não é mais a versão de If-Match; leia de novo."),
    EXCLUDED_VERSION(
            "What is stored is a version that If-None-Match excludes.",
            "O que está gravado é uma versão que If-None-Match exclui."),
    KEY_USED_OTHERWISE(
            "This Idempotency-Key was used for another request.",
            "Esta Idempotency-Key foi usada em outra requisição."),
    DATABASE_SILENT(
            "The database does not answer; try again in a moment.",
            "O banco de dados não responde; tente de novo daqui a pouco."),
    NOT_AT_HEAD(
            "The database is not at head; pending: {0}.",
            "O banco de dados não está na última revisão; pendentes: {0}."),
    TOOK_TOO_LONG("The database took too long.", "O banco de dados demorou demais."),
    TOKEN_NEEDED(
            "This path needs the token: Authorization: Bearer TOKEN, or X-API-Key: TOKEN, or as the password of HTTP Basic.",
            "Este caminho exige o token: Authorization: Bearer TOKEN, ou X-API-Key: TOKEN, ou como senha de HTTP Basic."),
    TOO_FAST("This client asks too often; try again in {0} s.", "Este cliente pede demais; tente de novo em {0} s."),
    TOO_MUCH_ARRIVES(
            "Too many requests are arriving at once; try again in a moment.",
            "Há requisições demais chegando ao mesmo tempo; tente de novo daqui a pouco."),
    STOPPING("The server is stopping.", "O servidor está parando.");

    private final String english;
    private final String portuguese;

    Message(String english, String portuguese) {
        this.english = english;
        this.portuguese = portuguese;
    }

    String in(Language language) {
        return language == Language.PORTUGUESE ? portuguese : english;
    }

    /** The message with what stands in its gaps. */
    public Text with(Object... values) {
        return new Text(this, Stream.of(values).map(String::valueOf).toList());
    }

    /** The message, which has no gaps. */
    public Text text() {
        return new Text(this, List.of());
    }
}
