/** Packages of NuGet, which knows no case, by hand, as of 2026-11-21. Each is on https://www.nuget.org. */
export const nugetNames = `
AutoMapper Autofac Avalonia Azure.Core Azure.Identity Azure.Storage.Blobs BenchmarkDotNet BouncyCastle.Cryptography CommandLineParser CsvHelper
Dapper DnsClient EPPlus EntityFramework FluentAssertions FluentValidation Google.Protobuf Grpc.AspNetCore Grpc.Core Grpc.Net.Client HtmlAgilityPack
Humanizer.Core IdentityModel MailKit MassTransit MediatR MessagePack Microsoft.AspNetCore.OpenApi Microsoft.Data.SqlClient Microsoft.Data.Sqlite
Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.SqlServer Microsoft.EntityFrameworkCore.Sqlite Microsoft.Extensions.AI
Microsoft.Extensions.Caching.Memory Microsoft.Extensions.Configuration Microsoft.Extensions.DependencyInjection Microsoft.Extensions.Hosting
Microsoft.Extensions.Http Microsoft.Extensions.Logging Microsoft.Extensions.Options Microsoft.IdentityModel.Tokens Microsoft.NET.Test.Sdk
Microsoft.SemanticKernel MimeKit ModelContextProtocol ModelContextProtocol.AspNetCore ModelContextProtocol.Core MongoDB.Driver Moq MSTest.TestFramework
MySql.Data MySqlConnector NLog NSubstitute NUnit Newtonsoft.Json NodaTime Npgsql Npgsql.EntityFrameworkCore.PostgreSQL NuGet.Mcp.Server
OpenAI OpenTelemetry OpenTelemetry.Api Polly Polly.Core Quartz RabbitMQ.Client RestSharp SQLitePCLRaw.core Sentry Serilog Serilog.AspNetCore
Serilog.Sinks.Console SharpZipLib SixLabors.ImageSharp SkiaSharp Spectre.Console StackExchange.Redis Swashbuckle.AspNetCore System.CommandLine
System.Data.SqlClient System.IdentityModel.Tokens.Jwt System.Reactive System.Text.Json YamlDotNet xunit xunit.core
`;
