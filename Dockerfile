# One image for silos and API nodes: Erp__Role says which. Built for a cluster, so the grains are run by Microsoft Orleans.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish api/Erp.Api.csproj -c Release -p:GrainRuntime=orleans -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown app /data
USER app
ENV Erp__DataDirectory=/data ASPNETCORE_URLS=http://+:5080
VOLUME /data
EXPOSE 5080
ENTRYPOINT ["dotnet", "Erp.Api.dll"]
