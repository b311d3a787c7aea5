FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn -q -B -DskipTests -pl api-server -am package

FROM eclipse-temurin:17-jre
WORKDIR /app
COPY --from=build /build/api-server/target/lib lib
COPY --from=build /build/api-server/target/api-server.jar api-server.jar
RUN useradd --system escola
USER escola
ENV HOST=0.0.0.0
# As in ./serve: the API fits in 350 MiB with these.
ENV JDK_JAVA_OPTIONS="-XX:+UseSerialGC -Xms128m -Xmx128m -Xss512k"
EXPOSE 8000
CMD ["java", "-jar", "api-server.jar", "serve"]
