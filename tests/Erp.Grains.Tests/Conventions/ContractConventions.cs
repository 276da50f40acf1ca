using System.Reflection;
using Orleans;

namespace Erp.Grains.Tests.Conventions;

/// <summary>
/// What would only show between machines: everything that crosses a grain interface can be serialised, and its shape on
/// the wire is the approved one, so that nodes of two versions understand each other while one is being replaced by the
/// other.
/// </summary>
public class ContractConventions
{
    private const string ContractsFile = "Contracts.txt";

    public static TheoryData<Type> CrossingTypes => [.. WireShape.Types];

    [Fact]
    public void The_shape_on_the_wire_is_the_approved_one() => Approved.Check(ContractsFile, WireShape.Text());

    [Theory]
    [MemberData(nameof(CrossingTypes))]
    public void A_type_that_crosses_an_interface_can_be_serialised(Type type)
    {
        Assert.True(type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false), $"{type} has no [GenerateSerializer].");
        Assert.True(type.IsDefined(typeof(AliasAttribute), inherit: false), $"{type} has no [Alias].");
        var members = WireShape.MembersOf(type).ToList();
        Assert.All(members, member => Assert.True(member.Id is not null, $"{type}.{member.Name} has no [Id]."));
        Assert.Equal(members.Count, members.Select(member => member.Id).Distinct().Count());
    }

    [Fact]
    public void No_two_types_have_the_same_alias()
    {
        var doubled = WireShape.Types.GroupBy(WireShape.AliasOf).Where(alias => alias.Count() > 1).Select(alias => alias.Key);

        Assert.Empty(doubled);
    }
}
