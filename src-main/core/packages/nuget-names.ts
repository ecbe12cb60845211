/** Packages of NuGet, which knows no case, by hand, as of 2026-11-21, not looked up one by one. */
export const nugetNames = `
Ardalis.GuardClauses Ardalis.Result Ardalis.Specification AspNetCore.HealthChecks.UI
AspNetCore.HealthChecks.UI.Client AspNetCoreRateLimit Autofac Autofac.Extensions.DependencyInjection AutoFixture
AutoFixture.AutoMoq AutoFixture.Xunit2 AutoMapper AutoMapper.Extensions.Microsoft.DependencyInjection Avalonia
Avalonia.Desktop Avalonia.Diagnostics Avalonia.Themes.Fluent AWSSDK.Core AWSSDK.DynamoDBv2
AWSSDK.Extensions.NETCore.Setup AWSSDK.KeyManagementService AWSSDK.Lambda AWSSDK.S3 AWSSDK.SecretsManager
AWSSDK.SecurityToken AWSSDK.SimpleEmail AWSSDK.SimpleNotificationService AWSSDK.SimpleSystemsManagement AWSSDK.SQS
Azure.AI.OpenAI Azure.Core Azure.Data.Tables Azure.Extensions.AspNetCore.Configuration.Secrets Azure.Identity
Azure.Messaging.EventGrid Azure.Messaging.EventHubs Azure.Messaging.ServiceBus
Azure.Monitor.OpenTelemetry.AspNetCore Azure.Monitor.OpenTelemetry.Exporter Azure.Monitor.Query
Azure.ResourceManager Azure.Search.Documents Azure.Security.KeyVault.Certificates Azure.Security.KeyVault.Keys
Azure.Security.KeyVault.Secrets Azure.Storage.Blobs Azure.Storage.Common Azure.Storage.Files.Shares
Azure.Storage.Queues BCrypt.Net-Next BenchmarkDotNet Blazored.LocalStorage Bogus BouncyCastle.Cryptography Bunit
Castle.Core CliWrap Cocona CommandLineParser CommunityToolkit.Diagnostics CommunityToolkit.HighPerformance
CommunityToolkit.Mvvm ConfigureAwait.Fody Confluent.Kafka Confluent.SchemaRegistry coverlet.collector
coverlet.msbuild Cronos CsvHelper Dapper Dapper.Contrib DiffPlex DnsClient DocumentFormat.OpenXml DotNetEnv
DotNetZip DryIoc.dll EFCore.BulkExtensions Elastic.Clients.Elasticsearch Elasticsearch.Net EntityFramework EPPlus
ExcelDataReader FakeItEasy FastEndpoints FirebaseAdmin FluentAssertions FluentFTP FluentMigrator FluentResults
FluentValidation FluentValidation.AspNetCore FluentValidation.DependencyInjectionExtensions Flurl Flurl.Http Fody
FsCheck FSharp.Core FSharp.Data Google.Api.Gax Google.Apis Google.Apis.Auth Google.Apis.Core Google.Apis.Drive.v3
Google.Apis.Sheets.v4 Google.Cloud.Firestore Google.Cloud.PubSub.V1 Google.Cloud.Storage.V1 Google.Protobuf GraphQL
GraphQL.Client Grpc.AspNetCore Grpc.AspNetCore.Server Grpc.Core Grpc.Core.Api Grpc.Net.Client Grpc.Net.ClientFactory
Grpc.Net.Common Grpc.Tools Hangfire Hangfire.AspNetCore Hangfire.Core Hangfire.SqlServer HotChocolate
HotChocolate.AspNetCore HtmlAgilityPack HtmlSanitizer Humanizer Humanizer.Core IdentityModel JetBrains.Annotations
Jint JsonSchema.Net K4os.Compression.LZ4 KubernetesClient LanguageExt.Core LazyCache LibGit2Sharp LinqKit LiteDB
log4net Magick.NET-Q8-AnyCPU MailKit Mapster Markdig Marten MassTransit MassTransit.RabbitMQ MathNet.Numerics
MediatR MediatR.Contracts MessagePack Microsoft.ApplicationInsights Microsoft.ApplicationInsights.AspNetCore
Microsoft.AspNetCore.Authentication.JwtBearer Microsoft.AspNetCore.Authentication.OpenIdConnect
Microsoft.AspNetCore.Components Microsoft.AspNetCore.Components.Web Microsoft.AspNetCore.Components.WebAssembly
Microsoft.AspNetCore.Http.Abstractions Microsoft.AspNetCore.Identity.EntityFrameworkCore
Microsoft.AspNetCore.Mvc.NewtonsoftJson Microsoft.AspNetCore.Mvc.Testing Microsoft.AspNetCore.OpenApi
Microsoft.AspNetCore.SignalR.Client Microsoft.AspNetCore.TestHost Microsoft.Azure.Cosmos
Microsoft.Azure.Functions.Worker Microsoft.Azure.Functions.Worker.Sdk Microsoft.Azure.WebJobs
Microsoft.Bcl.AsyncInterfaces Microsoft.Bcl.HashCode Microsoft.Bcl.TimeProvider Microsoft.Build
Microsoft.Build.Framework Microsoft.Build.Locator Microsoft.Build.Utilities.Core Microsoft.CodeAnalysis
Microsoft.CodeAnalysis.Analyzers Microsoft.CodeAnalysis.Common Microsoft.CodeAnalysis.CSharp
Microsoft.CodeAnalysis.CSharp.Workspaces Microsoft.CodeAnalysis.NetAnalyzers Microsoft.CSharp
Microsoft.Data.SqlClient Microsoft.Data.Sqlite Microsoft.Data.Sqlite.Core Microsoft.DotNet.PlatformAbstractions
Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.Abstractions Microsoft.EntityFrameworkCore.Design
Microsoft.EntityFrameworkCore.InMemory Microsoft.EntityFrameworkCore.Proxies
Microsoft.EntityFrameworkCore.Relational Microsoft.EntityFrameworkCore.Sqlite
Microsoft.EntityFrameworkCore.SqlServer Microsoft.EntityFrameworkCore.Tools Microsoft.Extensions.AI
Microsoft.Extensions.AI.Abstractions Microsoft.Extensions.AI.OpenAI Microsoft.Extensions.Caching.Abstractions
Microsoft.Extensions.Caching.Memory Microsoft.Extensions.Caching.StackExchangeRedis
Microsoft.Extensions.Configuration Microsoft.Extensions.Configuration.Abstractions
Microsoft.Extensions.Configuration.Binder Microsoft.Extensions.Configuration.CommandLine
Microsoft.Extensions.Configuration.EnvironmentVariables Microsoft.Extensions.Configuration.FileExtensions
Microsoft.Extensions.Configuration.Json Microsoft.Extensions.Configuration.UserSecrets
Microsoft.Extensions.DependencyInjection Microsoft.Extensions.DependencyInjection.Abstractions
Microsoft.Extensions.DependencyModel Microsoft.Extensions.Diagnostics.HealthChecks
Microsoft.Extensions.FileProviders.Abstractions Microsoft.Extensions.FileProviders.Physical
Microsoft.Extensions.FileSystemGlobbing Microsoft.Extensions.Hosting Microsoft.Extensions.Hosting.Abstractions
Microsoft.Extensions.Http Microsoft.Extensions.Http.Polly Microsoft.Extensions.Http.Resilience
Microsoft.Extensions.Identity.Core Microsoft.Extensions.Localization Microsoft.Extensions.Logging
Microsoft.Extensions.Logging.Abstractions Microsoft.Extensions.Logging.Console Microsoft.Extensions.Logging.Debug
Microsoft.Extensions.ObjectPool Microsoft.Extensions.Options Microsoft.Extensions.Options.ConfigurationExtensions
Microsoft.Extensions.Primitives Microsoft.Extensions.Resilience Microsoft.Extensions.ServiceDiscovery
Microsoft.Extensions.TimeProvider.Testing Microsoft.FeatureManagement Microsoft.Graph Microsoft.Graph.Core
Microsoft.Identity.Client Microsoft.Identity.Web Microsoft.IdentityModel.Abstractions
Microsoft.IdentityModel.JsonWebTokens Microsoft.IdentityModel.Logging Microsoft.IdentityModel.Protocols
Microsoft.IdentityModel.Protocols.OpenIdConnect Microsoft.IdentityModel.Tokens Microsoft.IO.RecyclableMemoryStream
Microsoft.ML Microsoft.ML.OnnxRuntime Microsoft.NET.Test.Sdk Microsoft.NETCore.Platforms Microsoft.OData.Core
Microsoft.OpenApi Microsoft.Playwright Microsoft.SemanticKernel Microsoft.SemanticKernel.Abstractions
Microsoft.SemanticKernel.Core Microsoft.SourceLink.GitHub Microsoft.TestPlatform.ObjectModel
Microsoft.TestPlatform.TestHost Microsoft.VisualStudio.Threading Microsoft.Win32.Registry
Microsoft.Win32.SystemEvents MimeKit MiniExcel ModelContextProtocol ModelContextProtocol.AspNetCore
ModelContextProtocol.Core MongoDB.Bson MongoDB.Driver MongoDB.Driver.Core Mono.Cecil Mono.Options Moq MQTTnet
MSTest.TestAdapter MSTest.TestFramework MudBlazor MySql.Data MySqlConnector NBomber Nerdbank.GitVersioning
Nerdbank.Streams NetArchTest.Rules NetMQ NetTopologySuite Newtonsoft.Json Newtonsoft.Json.Bson
Newtonsoft.Json.Schema NJsonSchema NLog NLog.Extensions.Logging NLog.Web.AspNetCore NodaTime Npgsql
Npgsql.EntityFrameworkCore.PostgreSQL NPOI NSubstitute NSwag.AspNetCore NuGet.Common NuGet.Frameworks
NuGet.Mcp.Server NuGet.Packaging NuGet.Protocol NuGet.Versioning NUnit NUnit.Analyzers NUnit3TestAdapter OneOf
OpenAI OpenCvSharp4 OpenIddict OpenTelemetry OpenTelemetry.Api OpenTelemetry.Exporter.Console
OpenTelemetry.Exporter.OpenTelemetryProtocol OpenTelemetry.Exporter.Prometheus.AspNetCore
OpenTelemetry.Extensions.Hosting OpenTelemetry.Instrumentation.AspNetCore OpenTelemetry.Instrumentation.Http
OpenTelemetry.Instrumentation.Runtime Oracle.ManagedDataAccess.Core PdfSharp PDFsharp-MigraDoc Polly Polly.Core
Polly.Extensions Polly.Extensions.Http Pomelo.EntityFrameworkCore.MySql prometheus-net prometheus-net.AspNetCore
protobuf-net protobuf-net.Core PuppeteerSharp Quartz Quartz.Extensions.Hosting QuestPDF RabbitMQ.Client
Razor.Templating.Core ReactiveUI RedLock.net Refit Refit.HttpClientFactory RestSharp Riok.Mapperly Rx-Main
Scalar.AspNetCore Scrutor Selenium.WebDriver Sentry Sentry.AspNetCore Sentry.Serilog Serilog Serilog.AspNetCore
Serilog.Enrichers.Environment Serilog.Enrichers.Thread Serilog.Expressions Serilog.Extensions.Hosting
Serilog.Extensions.Logging Serilog.Formatting.Compact Serilog.Settings.Configuration
Serilog.Sinks.ApplicationInsights Serilog.Sinks.Async Serilog.Sinks.Console Serilog.Sinks.Debug
Serilog.Sinks.Elasticsearch Serilog.Sinks.File Serilog.Sinks.MSSqlServer Serilog.Sinks.OpenTelemetry
Serilog.Sinks.Seq SharpCompress SharpZipLib Shouldly SimpleInjector SixLabors.Fonts SixLabors.ImageSharp
SixLabors.ImageSharp.Drawing SkiaSharp SkiaSharp.NativeAssets.Linux Snapshooter.Xunit SpecFlow Spectre.Console
Spectre.Console.Cli sqlite-net-pcl SQLitePCLRaw.bundle_e_sqlite3 SQLitePCLRaw.core SSH.NET StackExchange.Redis
Stateless Stripe.net StyleCop.Analyzers Swashbuckle.AspNetCore Swashbuckle.AspNetCore.Annotations
Swashbuckle.AspNetCore.Swagger Swashbuckle.AspNetCore.SwaggerGen Swashbuckle.AspNetCore.SwaggerUI System.Buffers
System.Collections.Immutable System.CommandLine System.ComponentModel.Annotations System.ComponentModel.Composition
System.Configuration.ConfigurationManager System.Data.Common System.Data.SqlClient System.Data.SQLite
System.Data.SQLite.Core System.Diagnostics.DiagnosticSource System.Diagnostics.EventLog
System.Diagnostics.PerformanceCounter System.DirectoryServices System.Drawing.Common System.Formats.Asn1
System.IdentityModel.Tokens.Jwt System.IO.Abstractions System.IO.Hashing System.IO.Packaging System.IO.Pipelines
System.IO.Ports System.Linq.Async System.Linq.Dynamic.Core System.Management System.Memory System.Memory.Data
System.Net.Http System.Net.Http.Json System.Net.ServerSentEvents System.Numerics.Tensors System.Numerics.Vectors
System.Reactive System.Reflection.Metadata System.Reflection.MetadataLoadContext System.Resources.Extensions
System.Runtime.Caching System.Runtime.CompilerServices.Unsafe System.Security.AccessControl
System.Security.Cryptography.Pkcs System.Security.Cryptography.ProtectedData System.Security.Cryptography.Xml
System.ServiceModel.Http System.ServiceModel.Primitives System.ServiceProcess.ServiceController
System.Text.Encoding.CodePages System.Text.Encodings.Web System.Text.Json System.Threading.Channels
System.Threading.RateLimiting System.Threading.Tasks.Dataflow System.Threading.Tasks.Extensions System.ValueTuple
Testcontainers Testcontainers.PostgreSql TimeZoneConverter TinyMapper TUnit Twilio UnitsNet Unity Unity.Container
Verify.Xunit WireMock.Net WolverineFx xunit xunit.abstractions xunit.analyzers xunit.assert xunit.core
xunit.extensibility.core xunit.runner.visualstudio xunit.v3 YamlDotNet Yarp.ReverseProxy
Z.EntityFramework.Extensions.EFCore ZiggyCreatures.FusionCache ZstdSharp.Port ZXing.Net
`;
