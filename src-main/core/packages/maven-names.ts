/**
 * Groups of Maven Central that many programs are made of, by hand, as of 2026-11-21. Not looked up one by one. A group
 * is compared whole: what lies below a row may be somebody's own.
 */
export const mavenGroups = `
antlr aopalliance args4j asm biz.aQute.bnd cglib ch.qos.logback ch.qos.reload4j co.elastic.clients
com.alibaba.fastjson2 com.auth0 com.beust com.clickhouse com.codeborne com.datastax.oss com.esotericsoftware
com.fasterxml com.fasterxml.jackson com.fasterxml.jackson.core com.fasterxml.jackson.dataformat
com.fasterxml.jackson.datatype com.fasterxml.jackson.module com.fasterxml.uuid com.fasterxml.woodstox
com.github.ben-manes.caffeine com.github.docker-java com.github.luben com.github.spotbugs com.github.tomakehurst
com.google.api com.google.auth com.google.auto.service com.google.auto.value com.google.cloud
com.google.code.findbugs com.google.code.gson com.google.dagger com.google.errorprone com.google.flogger
com.google.guava com.google.http-client com.google.inject com.google.j2objc com.google.jimfs com.google.oauth-client
com.google.protobuf com.google.re2j com.google.truth com.google.zxing com.graphql-java com.h2database com.hazelcast
com.ibm.icu com.jayway.jsonpath com.jcraft com.lmax com.microsoft.azure com.microsoft.playwright
com.microsoft.sqlserver com.mysql com.networknt com.nimbusds com.oracle.database.jdbc com.puppycrawl.tools
com.querydsl com.rabbitmq com.slack.api com.squareup.javapoet com.squareup.kotlinpoet com.squareup.moshi
com.squareup.okhttp3 com.squareup.okio com.squareup.retrofit2 com.squareup.wire com.stripe com.sun.activation
com.sun.istack com.sun.mail com.sun.xml.bind com.thoughtworks.xstream com.twilio com.typesafe com.typesafe.akka
com.typesafe.netty com.typesafe.play com.unboundid com.vaadin com.vladmihalcea com.zaxxer commons-beanutils
commons-cli commons-codec commons-collections commons-configuration commons-dbcp commons-digester commons-fileupload
commons-io commons-lang commons-logging commons-net commons-pool commons-validator dev.langchain4j dom4j
info.picocli io.agroal io.arrow-kt io.cucumber io.dropwizard io.dropwizard.metrics io.fabric8 io.github.classgraph
io.github.resilience4j io.grpc io.helidon io.insert-koin io.jaegertracing io.javalin io.jsonwebtoken io.kotest
io.ktor io.lettuce io.micrometer io.micronaut io.mockk io.modelcontextprotocol.sdk io.netty io.opencensus
io.opentelemetry io.opentelemetry.instrumentation io.opentracing io.perfmark io.projectreactor
io.projectreactor.netty io.prometheus io.quarkus io.r2dbc io.reactivex.rxjava2 io.reactivex.rxjava3 io.rest-assured
io.sentry io.smallrye io.spring.gradle io.swagger io.swagger.core.v3 io.swagger.parser.v3 io.undertow io.vavr
io.vertx io.zipkin.brave io.zipkin.reporter2 jakarta.activation jakarta.annotation jakarta.el jakarta.enterprise
jakarta.inject jakarta.json jakarta.mail jakarta.persistence jakarta.servlet jakarta.transaction jakarta.validation
jakarta.ws.rs jakarta.xml.bind javax.activation javax.annotation javax.cache javax.inject javax.mail
javax.persistence javax.servlet javax.transaction javax.validation javax.ws.rs javax.xml.bind jline joda-time junit
log4j mysql net.bytebuddy net.java.dev.jna net.javacrumbs.shedlock net.logstash.logback net.minidev net.sf.ehcache
net.sf.jopt-simple net.sf.saxon org.agrona org.antlr org.apache.activemq org.apache.ant org.apache.arrow
org.apache.avro org.apache.beam org.apache.camel org.apache.cassandra org.apache.commons org.apache.curator
org.apache.cxf org.apache.derby org.apache.flink org.apache.groovy org.apache.hadoop org.apache.hbase
org.apache.hive org.apache.httpcomponents org.apache.httpcomponents.client5 org.apache.httpcomponents.core5
org.apache.ignite org.apache.kafka org.apache.logging.log4j org.apache.lucene org.apache.maven
org.apache.maven.plugins org.apache.parquet org.apache.pdfbox org.apache.poi org.apache.pulsar org.apache.shiro
org.apache.solr org.apache.spark org.apache.thrift org.apache.tika org.apache.tomcat org.apache.tomcat.embed
org.apache.velocity org.apache.xmlgraphics org.apache.zookeeper org.aspectj org.assertj org.awaitility
org.bouncycastle org.checkerframework org.clojure org.codehaus.groovy org.codehaus.jackson org.codehaus.janino
org.codehaus.mojo org.codehaus.plexus org.codehaus.woodstox org.conscrypt org.dom4j org.eclipse.angus
org.eclipse.collections org.eclipse.jdt org.eclipse.jetty org.eclipse.jgit org.eclipse.microprofile
org.eclipse.persistence org.ehcache org.elasticsearch org.flywaydb org.freemarker org.glassfish.jaxb
org.glassfish.jersey org.graalvm.polyglot org.hamcrest org.hdrhistogram org.hibernate org.hibernate.orm
org.hibernate.validator org.hsqldb org.infinispan org.jacoco org.javassist org.javatuples org.jboss.logging
org.jboss.resteasy org.jdbi org.jetbrains org.jetbrains.exposed org.jetbrains.kotlin org.jetbrains.kotlinx org.jline
org.jooq org.jsoup org.jspecify org.junit.jupiter org.junit.platform org.junit.vintage org.keycloak org.latencyutils
org.liquibase org.locationtech.jts org.lz4 org.mapstruct org.mariadb.jdbc org.mockito org.modelmapper org.mongodb
org.mybatis org.mybatis.spring.boot org.neo4j.driver org.objenesis org.openapitools org.opensearch.client
org.ow2.asm org.postgresql org.projectlombok org.quartz-scheduler org.reactivestreams org.redisson org.reflections
org.rocksdb org.scala-lang org.scala-sbt org.scalatest org.seleniumhq.selenium org.skyscreamer org.slf4j
org.snakeyaml org.springdoc org.springframework org.springframework.ai org.springframework.amqp
org.springframework.batch org.springframework.boot org.springframework.cloud org.springframework.data
org.springframework.graphql org.springframework.integration org.springframework.kafka org.springframework.retry
org.springframework.security org.springframework.session org.springframework.ws org.sqlite org.testcontainers
org.testng org.threeten org.thymeleaf org.typelevel org.unbescape org.webjars org.wiremock org.xerial
org.xerial.snappy org.xmlunit org.yaml org.zalando org.zeroturnaround redis.clients software.amazon.awssdk
software.amazon.ion stax xalan xerces xml-apis xmlpull
`;
